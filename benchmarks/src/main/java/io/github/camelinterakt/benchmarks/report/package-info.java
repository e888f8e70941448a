/** Turns samples into the table: medians, ratios to the baseline, and which bounds hold. */
package io.github.camelinterakt.benchmarks.report;
