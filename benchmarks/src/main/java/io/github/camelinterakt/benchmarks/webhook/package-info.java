/**
 * Measures the webhook's intake over HTTP: beside a route written by hand that does the same, and with a PostgreSQL that it
 * stores events in before it acknowledges them.
 */
package io.github.camelinterakt.benchmarks.webhook;
