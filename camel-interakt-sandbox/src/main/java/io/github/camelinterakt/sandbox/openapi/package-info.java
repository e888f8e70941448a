/** Interakt's API as an OpenAPI document, and the validation of requests against it. */
package io.github.camelinterakt.sandbox.openapi;
