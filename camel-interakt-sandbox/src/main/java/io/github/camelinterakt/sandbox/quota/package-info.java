/** The plan's quota: how many requests an account may make, by the kinds of window that a server may keep. */
package io.github.camelinterakt.sandbox.quota;
