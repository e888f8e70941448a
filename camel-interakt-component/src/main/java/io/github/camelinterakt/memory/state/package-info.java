/** What is known of one contact, as values: hashes in, hashes out; no store, no clock, no Camel. */
package io.github.camelinterakt.memory.state;
