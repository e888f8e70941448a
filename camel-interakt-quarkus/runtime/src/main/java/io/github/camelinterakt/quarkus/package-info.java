/** The Quarkus extension of the {@code interakt} component: connects an application with the sandbox in dev and test mode. */
package io.github.camelinterakt.quarkus;
