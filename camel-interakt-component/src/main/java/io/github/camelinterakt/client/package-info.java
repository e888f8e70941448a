/**
 * One call of the API, from the request's bytes to the answer's JSON or an
 * {@link io.github.camelinterakt.InteraktException}.
 */
package io.github.camelinterakt.client;
