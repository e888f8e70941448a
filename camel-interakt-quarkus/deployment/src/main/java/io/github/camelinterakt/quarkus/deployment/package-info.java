/** The build steps of the Quarkus extension, and its dev service. */
package io.github.camelinterakt.quarkus.deployment;
