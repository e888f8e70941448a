/** The sandbox as an extension of JUnit 5. */
package io.github.camelinterakt.sandbox.junit5;
