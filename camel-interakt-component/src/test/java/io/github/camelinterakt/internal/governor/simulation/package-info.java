/** A governor, the sandbox's quota and the network between them, in virtual time. */
package io.github.camelinterakt.internal.governor.simulation;
