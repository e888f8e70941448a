/** The demonstration: a sample CRM, a sandbox that confirms the result, simulated people, and the console's output. */
package io.github.camelinterakt.examples.crmsync.demo;
