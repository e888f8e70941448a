/** Tables of this component in a database. */
package io.github.camelinterakt.internal.jdbc;
