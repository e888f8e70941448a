/** Measures what a mapping of CRM records costs, beside the same in Java by hand. */
package io.github.camelinterakt.benchmarks.mapping;
