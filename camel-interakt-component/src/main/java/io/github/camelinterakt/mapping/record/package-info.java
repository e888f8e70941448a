/**
 * A compiled mapping at work: how contacts and events are read from records, and the fields of rows from contacts. It knows
 * nothing of how a mapping is said.
 */
package io.github.camelinterakt.mapping.record;
