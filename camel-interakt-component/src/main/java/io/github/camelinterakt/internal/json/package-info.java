/** Reads and writes the API's JSON, independent of an application's {@code ObjectMapper}. */
package io.github.camelinterakt.internal.json;
