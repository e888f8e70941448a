package io.github.camelinterakt.benchmarks.contestant;

import java.io.IOException;
import java.util.concurrent.Future;

import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;

/**
 * The baseline: HttpClient 5's async client with nothing round it. It posts prepared bytes and reads status and bytes of
 * the answer. What it does of itself and a client of an API does not need (redirects, retries, cookies) is off, and the
 * pool has a connection for every call.
 */
final class BareContestant implements Contestant {

    private final CloseableHttpAsyncClient client;
    private final HttpHost host;

    BareContestant(int port, int connections) {
        host = new HttpHost("http", "127.0.0.1", port);
        PoolingAsyncClientConnectionManager pool = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .build();
        client = HttpAsyncClients.custom()
                .setConnectionManager(pool)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
        client.start();
    }

    @Override
    public void call(Completion completion) {
        BasicHttpRequest request = new BasicHttpRequest(Method.POST, host, SampleMessage.PATH);
        request.addHeader(HttpHeaders.AUTHORIZATION, SampleMessage.AUTHORIZATION);
        Future<?> unused = client.execute(
                new BasicRequestProducer(
                        request, new BasicAsyncEntityProducer(SampleMessage.json(), ContentType.APPLICATION_JSON)),
                new BasicResponseConsumer<>(new BasicAsyncEntityConsumer()),
                null,
                HttpClientContext.create(),
                new Reader(completion));
    }

    @Override
    public boolean blocking() {
        return false;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private record Reader(Completion completion) implements FutureCallback<Message<HttpResponse, byte[]>> {

        @Override
        public void completed(Message<HttpResponse, byte[]> answer) {
            int status = answer.getHead().getCode();
            if (status == HttpStatus.SC_CREATED && answer.getBody() != null) {
                completion.answered(answer.getBody());
            } else {
                completion.failed(new IOException("Status " + status));
            }
        }

        @Override
        public void failed(Exception cause) {
            completion.failed(cause);
        }

        @Override
        public void cancelled() {
            completion.failed(new IOException("Cancelled"));
        }
    }
}
