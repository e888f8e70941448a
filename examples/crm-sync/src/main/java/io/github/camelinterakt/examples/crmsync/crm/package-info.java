/** The CRM: its database, and the sample data in it. */
package io.github.camelinterakt.examples.crmsync.crm;
