/** Spring Boot auto-configuration of the {@code interakt} component: properties, their metadata, and references to beans. */
package io.github.camelinterakt.springboot;
