/** The account's rate limit, counted by one of several kinds of window. */
package io.github.camelinterakt.sandbox.quota;
