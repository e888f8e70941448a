/**
 * The webhook: takes what Interakt posts, believes only what is signed, answers in time whatever the route does, and hands
 * each event to the route once.
 */
package io.github.camelinterakt.webhook;
