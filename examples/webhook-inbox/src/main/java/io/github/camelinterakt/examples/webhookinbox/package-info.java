/** A receiver of Interakt's webhook, as an application of its own: any number of them may share a database. */
package io.github.camelinterakt.examples.webhookinbox;
