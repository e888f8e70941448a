package io.github.camelinterakt.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicLineFormatter;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.nio.NHttpMessageWriter;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Writes the heads of a connection's requests as HttpCore does, but copies lines that were made before: most requests of a
 * connection differ in nothing but the length of their body. docs/benchmarks.md has what that saves.
 */
final class RequestWriter implements NHttpMessageWriter<HttpRequest> {

    private static final int USUAL_LINE = 128;
    private static final CharArrayBuffer END = new CharArrayBuffer(0);

    private final CharArrayBuffer characters = new CharArrayBuffer(USUAL_LINE);
    private String method;
    private String uri;
    private byte[] requestLine;

    @Override
    public void reset() {
        // nothing is left of a request
    }

    @Override
    public void write(HttpRequest request, SessionOutputBuffer buffer) throws IOException {
        buffer.write(ByteBuffer.wrap(requestLine(request.getMethod(), request.getRequestUri())));
        for (Iterator<Header> headers = request.headerIterator(); headers.hasNext(); ) {
            Header header = headers.next();
            if (header instanceof PreparedHeader prepared) {
                buffer.write(prepared.line());
            } else {
                characters.clear();
                BasicLineFormatter.INSTANCE.formatHeader(characters, header);
                buffer.writeLine(characters);
            }
        }
        buffer.writeLine(END);
    }

    private byte[] requestLine(String ofMethod, String ofUri) {
        if (!ofUri.equals(uri) || !ofMethod.equals(method)) {
            characters.clear();
            BasicLineFormatter.INSTANCE.formatRequestLine(
                    characters, new RequestLine(ofMethod, ofUri, HttpVersion.HTTP_1_1));
            requestLine = PreparedHeader.line(characters);
            method = ofMethod;
            uri = ofUri;
        }
        return requestLine;
    }
}
