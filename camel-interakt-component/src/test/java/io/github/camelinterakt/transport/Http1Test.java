package io.github.camelinterakt.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.TextUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The shortcuts write and understand what HttpCore itself writes and understands. */
class Http1Test {

    private static final String LENGTH = "Content-Length";

    private final HttpRequest request = new BasicHttpRequest("POST", "/message/");

    static Stream<Arguments> heads() {
        List<List<Header>> headers = List.of(
                List.of(),
                List.of(header(LENGTH, "5")),
                List.of(header("content-length", "0"), header("Content-Type", "application/json")),
                List.of(header(LENGTH, "5"), header(LENGTH, "5")),
                List.of(header(LENGTH, "x"), header(LENGTH, "5")),
                List.of(header(LENGTH, "x")),
                List.of(header(LENGTH, "-1")),
                List.of(header(LENGTH, "-1"), header(LENGTH, "5")),
                List.of(header(LENGTH, "")),
                List.of(header("Transfer-Encoding", "chunked")),
                List.of(header("transfer-encoding", "chunked"), header(LENGTH, "5")),
                List.of(header("Transfer-Encoding", "gzip")),
                List.of(header(LENGTH, "5"), header("Connection", "close")),
                List.of(header("connection", "Close"), header(LENGTH, "5")),
                List.of(header(LENGTH, "5"), header("Connection", "keep-alive")),
                List.of(header(LENGTH, "5"), header("Proxy-Connection", "close")));
        return headers.stream().flatMap(each -> IntStream.of(100, 200, 201, 204, 304, 400, 429, 503)
                .boxed()
                .flatMap(status -> Stream.of(null, HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1)
                        .map(version -> arguments(status, version, each))));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void anAnswerEndsAndItsConnectionStaysAsHttpCoreSays(int status, ProtocolVersion version, List<Header> headers) {
        HttpResponse ours = with(ResponseHead.FACTORY.newHttpResponse(status, "OK"), version, headers);
        HttpResponse plain = with(new BasicHttpResponse(status, "OK"), version, headers);
        HttpCoreContext context = HttpCoreContext.create();

        assertThat(Http1.keepAlive(request, ours, context))
                .isEqualTo(DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, plain, context));
        assertThat(length(() -> Http1.contentLength(ours)))
                .isEqualTo(length(() -> DefaultContentLengthStrategy.INSTANCE.determineLength(plain)));
    }

    @Test
    void theUsualAnswerTakesTheShortcut() {
        ResponseHead head = (ResponseHead) ResponseHead.FACTORY.newHttpResponse(200);
        with(head, HttpVersion.HTTP_1_1, List.of(header("Content-Type", "application/json"), header(LENGTH, "5")));
        assertThat(head.isPlain()).isTrue();
    }

    @Test
    void requestsAreWrittenAsHttpCoreWritesThem() throws Exception {
        RequestWriter ours = new RequestWriter();
        for (String path : List.of("/message/", "/a?b=%20c", "/ünï\u20ac\u0007", "/", "/message/")) {
            for (String method : List.of("POST", "GET", "POST", "POST")) {
                HttpRequest one = new BasicHttpRequest(method, path);
                one.addHeader(PreparedHeader.of("Authorization", "Basic examplekey"));
                one.addHeader(LENGTH, "17");
                one.addHeader(PreparedHeader.of("Odd", "a\r\nInjected: b\u0000\u20acü\t"));
                one.addHeader("Content-Type", "a\r\nInjected: b\u0000\u20acü\t");
                Bytes expected = new Bytes();
                new DefaultHttpRequestWriter<>().write(one, expected);
                Bytes actual = new Bytes();
                ours.write(one, actual);
                ours.reset();
                assertThat(actual.text()).isEqualTo(expected.text()).contains("Odd: a  Injected: b?");
            }
        }
    }

    @Test
    void aPreparedHeaderDoesNotShowItsValue() {
        assertThat(PreparedHeader.of("Authorization", "Basic examplekey")).hasToString("Authorization");
    }

    private static Header header(String name, String value) {
        return new BasicHeader(name, value);
    }

    private static HttpResponse with(HttpResponse head, ProtocolVersion version, List<Header> headers) {
        head.setVersion(version);
        headers.forEach(head::addHeader);
        return head;
    }

    private interface Length {
        long determine() throws HttpException;
    }

    private static String length(Length length) {
        try {
            return String.valueOf(length.determine());
        } catch (HttpException e) {
            return e.getMessage();
        }
    }

    /** Takes what is written, lines as HttpCore's own buffer does it. */
    private static final class Bytes implements SessionOutputBuffer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        String text() {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void write(ByteBuffer source) {
            while (source.hasRemaining()) {
                bytes.write(source.get());
            }
        }

        @Override
        public void writeLine(CharArrayBuffer line) {
            for (int i = 0; i < line.length(); i++) {
                bytes.write(TextUtils.castAsByte(line.charAt(i)));
            }
            bytes.write('\r');
            bytes.write('\n');
        }

        @Override
        public boolean hasData() {
            return bytes.size() > 0;
        }

        @Override
        public int capacity() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int length() {
            return bytes.size();
        }

        @Override
        public int flush(WritableByteChannel channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(ReadableByteChannel source) {
            throw new UnsupportedOperationException();
        }
    }
}
