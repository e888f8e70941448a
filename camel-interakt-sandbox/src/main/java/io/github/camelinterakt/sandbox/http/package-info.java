/** HTTP: WireMock's server in front of the account, routing, authentication, limits and faults. */
package io.github.camelinterakt.sandbox.http;
