/** The demonstration: a sandbox that posts events, and a receiver that is killed in the middle. */
package io.github.camelinterakt.examples.webhookinbox.demo;
