/** The producers, one for each kind of operation: they build the request from body, headers and options, and the new body from the response. */
package io.github.camelinterakt.internal.producer;
