/**
 * What Interakt would answer with 400 is refused here, before it costs a call: every rule of the API's notes on the finished
 * document of an operation. All that is wrong comes in one exception, by place, rule and length, never with the content.
 */
package io.github.camelinterakt.internal.preflight;
