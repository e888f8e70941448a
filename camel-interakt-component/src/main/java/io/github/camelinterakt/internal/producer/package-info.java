/** One producer per kind of operation: makes the request from body, headers and options, and the new body from the response. */
package io.github.camelinterakt.internal.producer;
