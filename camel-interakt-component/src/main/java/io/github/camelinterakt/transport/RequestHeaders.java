package io.github.camelinterakt.transport;

import java.io.IOException;

import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.protocol.H2RequestContent;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Says of a request what HTTP wants to know of its target and its body. HttpCore's own interceptors look first, for each call,
 * whether a request says it already, which none does here; and most calls go to the same target with a body of known length.
 */
final class RequestHeaders implements HttpRequestInterceptor {

    private volatile Target last = new Target(null, null);
    private volatile Header lastContentType = PreparedHeader.of(HttpHeaders.CONTENT_TYPE, "");

    @Override
    public void process(HttpRequest request, EntityDetails body, HttpContext context)
            throws HttpException, IOException {
        boolean isHttp1 = context.getProtocolVersion().getMajor() == 1;
        if (isHttp1) {
            request.addHeader(target(request.getAuthority()).host());
        }
        if (isHttp1 && body != null && body.getContentLength() >= 0 && body.getContentEncoding() == null) {
            request.addHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.getContentLength()));
            request.addHeader(contentType(body.getContentType()));
        } else {
            H2RequestContent.INSTANCE.process(request, body, context);
        }
    }

    private Target target(URIAuthority authority) {
        Target target = last;
        if (!authority.equals(target.authority())) {
            target = new Target(authority, PreparedHeader.of(HttpHeaders.HOST, authority.toString()));
            last = target;
        }
        return target;
    }

    private Header contentType(String value) {
        Header header = lastContentType;
        if (!header.getValue().equals(value)) {
            header = PreparedHeader.of(HttpHeaders.CONTENT_TYPE, value);
            lastContentType = header;
        }
        return header;
    }

    private record Target(URIAuthority authority, Header host) {}
}
