/** Spring Boot's configuration of the {@code interakt} component: properties, their meta data, and references to beans. */
package io.github.camelinterakt.springboot;
