/** The API's operations, calls, responses, errors and time stamps, used by all other packages. */
package io.github.camelinterakt.sandbox.api;
