/** The account: the state machine that answers calls, free of HTTP, threads and real time. */
package io.github.camelinterakt.sandbox.account;
