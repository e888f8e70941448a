/** Measures one call of the producer beside camel-http: latency, processor time, the first message, and waiting calls. */
package io.github.camelinterakt.benchmarks.call;
