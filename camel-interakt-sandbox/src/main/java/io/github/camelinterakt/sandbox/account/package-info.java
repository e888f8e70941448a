/** The account: the state machine that handles calls, independent of HTTP, threads and real time. */
package io.github.camelinterakt.sandbox.account;
