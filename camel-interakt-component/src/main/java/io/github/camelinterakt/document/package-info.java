/** What options and headers say to a call. */
package io.github.camelinterakt.document;
