/** Starts the sandbox in a Spring Boot application with {@code camel.interakt.sandbox.enabled=true}. */
package io.github.camelinterakt.springboot.sandbox;
