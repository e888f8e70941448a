/**
 * Carries HTTP requests on HttpClient 5's async client: connections, deadlines, and the threads on which routes go on. Knows
 * nothing of what is in them.
 */
package io.github.camelinterakt.transport;
