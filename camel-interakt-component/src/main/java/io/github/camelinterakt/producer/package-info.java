/** One small producer an operation: makes the request from the exchange, and the exchange's body from the answer. */
package io.github.camelinterakt.producer;
