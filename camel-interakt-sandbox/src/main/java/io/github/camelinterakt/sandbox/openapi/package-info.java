/** The OpenAPI document of Interakt's API, and the validation of requests against it. */
package io.github.camelinterakt.sandbox.openapi;
