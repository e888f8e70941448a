/** What of a CRM record and a contact, of which both sides may have been changed, goes where: pure decisions. */
package io.github.camelinterakt.conflict;
