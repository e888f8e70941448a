/** Keeps a number of calls in flight and measures what they cost. */
package io.github.camelinterakt.benchmarks.load;
