/**
 * Contacts and what happens to them: tracking and fetching contacts, filters, events, and the assignment of a contact's
 * chat to an agent.
 */
package io.github.camelinterakt.model.contact;
