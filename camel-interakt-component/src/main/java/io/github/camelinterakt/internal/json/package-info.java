/** JSON as the API has it: exact numbers, and no influence of an application's own {@code ObjectMapper}. */
package io.github.camelinterakt.internal.json;
