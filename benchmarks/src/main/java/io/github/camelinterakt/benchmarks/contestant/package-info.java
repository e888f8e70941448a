/** The clients that are compared: each makes the same call in its own way. */
package io.github.camelinterakt.benchmarks.contestant;
