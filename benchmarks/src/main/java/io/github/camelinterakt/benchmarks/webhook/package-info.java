/** Compares the webhook with a platform-http route that does the same by hand, each a process of its own under the same load. */
package io.github.camelinterakt.benchmarks.webhook;
