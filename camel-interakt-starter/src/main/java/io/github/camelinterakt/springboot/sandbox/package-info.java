/** The sandbox in a Spring Boot application, by one property: {@code camel.interakt.sandbox.enabled=true}. */
package io.github.camelinterakt.springboot.sandbox;
