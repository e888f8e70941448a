/**
 * The typed model: requests that are built in code, and views on the JSON that Interakt returns.
 *
 * <p>Every type is an immutable JSON document. A method that begins with {@code with}, or {@code to}, returns a changed copy;
 * {@code null} removes what it sets. What a type has no method for is set by its key with
 * {@link io.github.camelinterakt.model.RequestPart#with}, and read from {@link io.github.camelinterakt.model.JsonView#toJson()}.
 * A required argument that is null, and a null in a list, is an {@code IllegalArgumentException}; what the API requires beyond
 * that is checked before the request is sent. No {@code toString} shows a phone number, a text or a value.
 */
package io.github.camelinterakt.model;
