/** The words of Interakt's API that every part of the sandbox shares: operations, calls, answers, refusals, time stamps. */
package io.github.camelinterakt.sandbox.api;
