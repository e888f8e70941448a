package io.github.camelinterakt.transport;

import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;

/** Sets HttpCore's HTTP/1.1 up for calls that are much alike, and whose answers are. */
final class Http1 {

    private Http1() {}

    static ClientHttp1StreamDuplexerFactory connections(HttpProcessor processor) {
        return new ClientHttp1StreamDuplexerFactory(
                processor,
                Http1Config.DEFAULT,
                CharCodingConfig.DEFAULT,
                Http1::keepAlive,
                new DefaultHttpResponseParserFactory(Http1Config.DEFAULT, ResponseHead.FACTORY, null),
                RequestWriter::new,
                Http1::contentLength,
                DefaultContentLengthStrategy.INSTANCE,
                null);
    }

    /** A request says nothing of its connection here, and has either a length or is sent in chunks. */
    static boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
        return response instanceof ResponseHead head && head.isPlain()
                || DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
    }

    static long contentLength(HttpMessage response) throws HttpException {
        return response instanceof ResponseHead head && head.isPlain()
                ? head.contentLength()
                : DefaultContentLengthStrategy.INSTANCE.determineLength(response);
    }
}
