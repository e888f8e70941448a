/**
 * Validates requests against the API's documented rules before they are sent, so that an invalid request uses no quota. One
 * exception lists all violations by location, rule and length, never with the content.
 */
package io.github.camelinterakt.internal.preflight;
