/**
 * Measures the component against named baselines in one run: {@link io.github.camelinterakt.benchmarks.Benchmarks}.
 *
 * <p>Every contestant and the stub that they call are processes of their own, all alive through the run and only one of
 * them at work at a time. The levels are gone through in rounds, and within a round the contestants are measured one right
 * after the other, in an order that changes with the round; a ratio is formed within a round and the median of the rounds
 * is reported. So a slow minute of the machine strikes both sides of a ratio.
 */
package io.github.camelinterakt.benchmarks;
