/** Remembers the contacts of an account, for {@code delta} and the detection of echoes. */
package io.github.camelinterakt.internal.memory;
