package io.github.camelinterakt.http;

import java.nio.charset.Charset;

/**
 * A complete HTTP response.
 *
 * @param retryAfter the {@code Retry-After} header as received; {@code null} if there was none
 * @param charset the charset of the content type; {@code null} if it names none that is known
 * @param body the body; truncated if it is an error's and large
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the array is handed from the transport to the parser
public record RawResponse(int status, String retryAfter, Charset charset, byte[] body) {}
