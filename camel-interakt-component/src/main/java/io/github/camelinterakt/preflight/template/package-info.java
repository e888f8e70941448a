/** Compares the templates of messages with those that the account has, which are fetched once and kept for a while. */
package io.github.camelinterakt.preflight.template;
