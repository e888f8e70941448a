/** Accepted messages and their campaigns. */
package io.github.camelinterakt.sandbox.message;
