package io.github.camelinterakt.transport;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseFactory;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicHttpResponse;

/**
 * The head of an answer that notes, while its headers are added, what HttpCore would look for in a dozen searches: where the
 * answer ends, and whether the connection can be used again. docs/benchmarks.md has what that saves.
 */
final class ResponseHead extends BasicHttpResponse {

    /** Makes one of each answer. */
    static final HttpResponseFactory<HttpResponse> FACTORY = new HttpResponseFactory<>() {
        @Override
        public HttpResponse newHttpResponse(int status, String reasonPhrase) {
            return new ResponseHead(status, reasonPhrase);
        }

        @Override
        public HttpResponse newHttpResponse(int status) {
            return newHttpResponse(status, null);
        }
    };

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;
    private static final String PROXY_CONNECTION = "Proxy-Connection";

    private long contentLength = UNKNOWN;
    private boolean special;

    private ResponseHead(int status, String reasonPhrase) {
        super(status, reasonPhrase);
    }

    @Override
    public void addHeader(Header header) {
        super.addHeader(header);
        String name = header.getName();
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            special |= contentLength != UNKNOWN;
            contentLength = length(header.getValue());
        } else if (name.equalsIgnoreCase(HttpHeaders.TRANSFER_ENCODING)
                || name.equalsIgnoreCase(HttpHeaders.CONNECTION)
                || name.equalsIgnoreCase(PROXY_CONNECTION)) {
            special = true;
        }
    }

    private long length(String value) {
        try {
            long length = Long.parseLong(value);
            special |= length < 0;
            return length;
        } catch (NumberFormatException e) {
            special = true;
            return UNKNOWN;
        }
    }

    /**
     * Whether it is an answer of HTTP/1.1 with a body of a known length, and nothing is said of the connection, which can
     * then be used again. Of all other heads HttpCore has to say what they mean.
     */
    boolean isPlain() {
        return contentLength >= 0
                && !special
                && getCode() >= HttpStatus.SC_SUCCESS
                && getCode() != HttpStatus.SC_NO_CONTENT
                && HttpVersion.HTTP_1_1.equals(getVersion());
    }

    /** How long the body is; only if {@link #isPlain()}. */
    long contentLength() {
        return contentLength;
    }
}
