/** Remembers what an account's contacts are known to hold: so {@code delta} leaves out what has not changed, and echoes are detected. */
package io.github.camelinterakt.internal.memory;
