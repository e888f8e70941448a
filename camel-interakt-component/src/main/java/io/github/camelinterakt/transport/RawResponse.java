package io.github.camelinterakt.transport;

import java.nio.charset.Charset;

/**
 * A complete HTTP answer.
 *
 * @param status the status
 * @param retryAfter the {@code Retry-After} header as it came; {@code null} if there was none
 * @param charset the charset that the answer names, if it is a known one; {@code null} otherwise
 * @param body the body's bytes; of an error's body that is too large, the beginning
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the array is handed from the transport to the parser
public record RawResponse(int status, String retryAfter, Charset charset, byte[] body) {

    /** Whether the status is 2xx. */
    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "RawResponse[" + status + ", " + body.length + " bytes]";
    }
}
