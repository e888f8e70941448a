/** Where feeds note down how far they are: a file, or a database. */
package io.github.camelinterakt.checkpoint;
