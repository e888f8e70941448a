/** The rules of each operation's documents, walked once a request. */
package io.github.camelinterakt.preflight.rules;
