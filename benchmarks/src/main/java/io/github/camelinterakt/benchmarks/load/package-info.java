/** What all benchmarks share: processes of their own and latencies. */
package io.github.camelinterakt.benchmarks.load;
