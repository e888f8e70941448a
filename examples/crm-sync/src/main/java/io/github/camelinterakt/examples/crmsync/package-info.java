/** Syncs a CRM in PostgreSQL into Interakt: what an application copies. The work is in the routes and the SQL. */
package io.github.camelinterakt.examples.crmsync;
