package io.github.camelinterakt.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.media.MediaDownloadException.Problem;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/** Downloads a URL to a file, with limits on time and size. */
final class MediaClient {

    private static final int MAX_REDIRECTS = 3;
    private static final int BUFFER = 16 * 1024;
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);

    private static final ManagedHttpClientConnectionFactory BOUNDED_HEADS = ManagedHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom()
                    .setMaxLineLength(64 * 1024)
                    .setMaxHeaderCount(200)
                    .build())
            .build();

    private final PublicAddresses addresses;
    private final long maxSize;

    MediaClient(PublicAddresses addresses, long maxSize) {
        this.addresses = addresses;
        this.maxSize = maxSize;
    }

    /** Makes one attempt, and returns the media type or null; throws MediaDownloadException if a retry cannot succeed. */
    String download(URI url, Path file, Duration time) throws IOException {
        HttpGet request = new HttpGet(url);
        CompletableFuture<Void> deadline =
                new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> unused = deadline.thenRun(request::abort);
        try (CloseableHttpClient client = client(time)) {
            return client.execute(request, response -> save(response, file));
        } catch (PublicAddresses.NotPublicException e) {
            throw new MediaDownloadException(
                    Problem.REFUSED,
                    "The media's host has an address that is not public, and is not called unless allowPrivateAddresses is true",
                    e);
        } catch (ClientProtocolException e) {
            // Not chained: its message can be the URL.
            throw new MediaDownloadException(
                    Problem.REFUSED,
                    "The media's URL, or one that it redirects to, is not an http or https one that can be called",
                    null);
        } catch (IOException e) {
            if (deadline.isDone() && !(e instanceof MediaDownloadException)) {
                throw new IOException("The download exceeded its timeout", e);
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    private String save(ClassicHttpResponse response, Path file) throws IOException {
        int status = response.getCode();
        if (status != HttpStatus.SC_OK) {
            String message = "The media's server returned status " + status;
            if (isTransient(status)) {
                throw new IOException(message);
            }
            throw new MediaDownloadException(
                    Problem.GONE, message + ": its URL has expired or is wrong, and Interakt sends no other", null);
        }
        HttpEntity entity = response.getEntity();
        if (entity.getContentLength() > maxSize) {
            throw tooLarge();
        }
        try (InputStream in = entity.getContent();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long left = maxSize;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    // Closes the connection; closing the stream would read the rest.
                    response.close();
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        return entity.getContentType();
    }

    private static boolean isTransient(int status) {
        return status >= HttpStatus.SC_INTERNAL_SERVER_ERROR
                || status == HttpStatus.SC_REQUEST_TIMEOUT
                || status == HttpStatus.SC_TOO_MANY_REQUESTS;
    }

    private MediaDownloadException tooLarge() {
        return new MediaDownloadException(
                Problem.TOO_LARGE, "The media is larger than maxSize, " + maxSize + " bytes", null);
    }

    /** A client for one download, so that no connection is reused for a host whose addresses were not checked. */
    private CloseableHttpClient client(Duration time) {
        Timeout longest = Timeout.of(time);
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setConnectionFactory(BOUNDED_HEADS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_TIMEOUT)
                                .setSocketTimeout(longest)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setMaxRedirects(MAX_REDIRECTS)
                        .setResponseTimeout(longest)
                        .build())
                .setRedirectStrategy(new NeverToPlainText())
                // Decompressed, the media could be of any size.
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Follows redirects, whose addresses are checked as well, except from https to http. */
    static final class NeverToPlainText extends DefaultRedirectStrategy {
        @Override
        public boolean isRedirectAllowed(HttpHost from, HttpHost to, HttpRequest redirect, HttpContext context) {
            return super.isRedirectAllowed(from, to, redirect, context)
                    && (!"https".equalsIgnoreCase(from.getSchemeName())
                            || "https".equalsIgnoreCase(to.getSchemeName()));
        }
    }
}
