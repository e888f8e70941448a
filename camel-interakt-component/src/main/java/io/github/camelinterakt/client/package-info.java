/**
 * The HTTP side: one call of the API, from the request's bytes to the answer's JSON or an
 * {@link io.github.camelinterakt.InteraktException}. Stands on HttpClient 5's async client; no thread is held during a call.
 */
package io.github.camelinterakt.client;
