/** Measures the sandbox: how soon it answers, and at which rate. */
package io.github.camelinterakt.benchmarks.sandbox;
