/** Measures the durable inbox on a PostgreSQL that writes every commit to disk, beside one transaction an event. */
package io.github.camelinterakt.benchmarks.inbox;
