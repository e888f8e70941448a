/** An application with the Quarkus extension of the {@code interakt} component. */
package io.github.camelinterakt.quarkus.it;
