/** The sync: from rows to documents, how far it is, and what came of it. */
package io.github.camelinterakt.examples.crmsync.sync;
