/** Decides which changes of a CRM record and of its contact go to the other side. */
package io.github.camelinterakt.conflict;
