/** The HTTP server in front of the account: WireMock, routing, authentication, limits and faults. */
package io.github.camelinterakt.sandbox.http;
