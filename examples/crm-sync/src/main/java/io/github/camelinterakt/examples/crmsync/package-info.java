/** A CRM in PostgreSQL that is synced into Interakt: the application and its settings. */
package io.github.camelinterakt.examples.crmsync;
