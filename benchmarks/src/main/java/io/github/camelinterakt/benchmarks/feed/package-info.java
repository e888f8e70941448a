/** Measures the contact feed over a list of contacts that is made up page by page, beside a loop written by hand. */
package io.github.camelinterakt.benchmarks.feed;
