/**
 * The HTTP server that all contestants call.
 *
 * <p>It is written by hand, on plain NIO, because it shares the machine's cores with the client that is measured: the less
 * it costs, the more of what is seen is the client's. It is a stub, not a sandbox: it checks and remembers nothing.
 */
package io.github.camelinterakt.benchmarks.stub;
