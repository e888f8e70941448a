/**
 * The typed model: requests that applications build, and views of the JSON that Interakt returns.
 *
 * <p>Every type is an immutable JSON document. Methods whose name starts with {@code with} or {@code to} return a changed copy;
 * {@code null} removes a value. {@link io.github.camelinterakt.model.RequestPart#with} sets keys for which a type has no method,
 * and {@link io.github.camelinterakt.model.JsonView#toJson()} returns them. A required argument that is null, and a null in a
 * list, throws an {@code IllegalArgumentException}; other rules of the API are checked before the request is sent. No
 * {@code toString} contains a phone number, a text or a value.
 */
package io.github.camelinterakt.model;
