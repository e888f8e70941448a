/**
 * What an account's Interakt is known to hold, and what this side knows of it already: by that {@code delta} leaves out what
 * has not changed, and the echoes of own writes are recognised in feed and webhook.
 */
package io.github.camelinterakt.memory;
