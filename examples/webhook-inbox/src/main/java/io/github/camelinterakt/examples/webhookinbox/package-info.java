/** A receiver of Interakt's webhook: what an application copies, with the route and the SQL. Any number of them may share a database. */
package io.github.camelinterakt.examples.webhookinbox;
