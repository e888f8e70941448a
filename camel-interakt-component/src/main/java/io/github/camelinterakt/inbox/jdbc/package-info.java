/** The inbox as a table of any JDBC database. */
package io.github.camelinterakt.inbox.jdbc;
