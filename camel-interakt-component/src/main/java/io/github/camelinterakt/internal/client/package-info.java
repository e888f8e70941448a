/** Calls the API: from a request to a JSON response or an {@link io.github.camelinterakt.InteraktException}. */
package io.github.camelinterakt.internal.client;
