/** The JUnit 5 extension that runs a sandbox. */
package io.github.camelinterakt.sandbox.junit5;
