/** Stores of the feeds' checkpoints: a file or a database. */
package io.github.camelinterakt.checkpoint;
