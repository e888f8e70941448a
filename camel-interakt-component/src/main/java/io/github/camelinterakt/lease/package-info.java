/** Stores that several nodes on one account share its quota through. */
package io.github.camelinterakt.lease;
