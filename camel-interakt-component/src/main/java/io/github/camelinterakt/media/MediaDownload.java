package io.github.camelinterakt.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.media.MediaDownloadException.Problem;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * A step of a route that downloads the media of an event: {@code .process(new MediaDownload())}, or {@code process} with the
 * {@code ref} of a bean of this class. The body before is a {@link WebhookEvent}, or the URL itself as {@code String} or
 * {@code URI}; after, it is the media as an {@link InputStream}, with the headers {@code Content-Type} (as the server says it)
 * and {@code CamelFileLength}. The other headers stay.
 *
 * <p>The route goes on with media that is whole: it is written to a temporary file first, so that it fills no memory, can be
 * tried again when the server breaks off, and can be read again by a step that is redelivered. The file is deleted when the
 * exchange is done.
 *
 * <p>A URL in an event comes from outside. So only http and https are called, and only hosts all of whose addresses are
 * public; a connection goes to the addresses that were looked at, and redirects (at most 3, none from https to http) are
 * looked at in the same way. No proxy is used, as it would resolve the name itself.
 */
public class MediaDownload implements Processor {

    private static final long MEBIBYTE = 1024 * 1024;

    private final DnsResolver names;
    private long maxSize = 100 * MEBIBYTE;
    private long timeout = 60_000;
    private int maxAttempts = 3;
    private long attemptDelay = 1_000;
    private boolean allowPrivateAddresses;

    /** A step with the defaults. */
    public MediaDownload() {
        this(SystemDefaultDnsResolver.INSTANCE);
    }

    MediaDownload(DnsResolver names) {
        this.names = names;
    }

    /**
     * Downloads the media.
     *
     * @throws MediaDownloadException if there is none, or it cannot be had
     */
    @Override
    public void process(Exchange exchange) throws IOException {
        URI url = url(exchange.getMessage().getBody());
        Path file = Files.createTempFile("interakt-media", null);
        try {
            deleteAtTheEndOf(exchange, file);
            String mediaType = download(exchange.getContext(), url, file);
            Message message = exchange.getMessage();
            message.setBody(new FileInputStreamCache(file.toFile()));
            message.setHeader(Exchange.FILE_LENGTH, Files.size(file));
            message.removeHeader(Exchange.CONTENT_TYPE);
            if (mediaType != null) {
                message.setHeader(Exchange.CONTENT_TYPE, mediaType);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private String download(CamelContext context, URI url, Path file) throws IOException {
        PublicAddresses addresses =
                new PublicAddresses(names, address -> allowPrivateAddresses || PublicAddresses.isPublic(address));
        MediaClient client = new MediaClient(addresses, maxSize);
        String[] mediaType = new String[1];
        IOException[] failure = new IOException[1];
        boolean isComplete = Tasks.foregroundTask()
                .withName("InteraktMediaDownload")
                .withBudget(Budgets.iterationBudget()
                        .withMaxIterations(maxAttempts)
                        .withInterval(Duration.ofMillis(attemptDelay))
                        .build())
                .build()
                .run(context, () -> {
                    try {
                        mediaType[0] = client.download(url, file, Duration.ofMillis(timeout));
                        return true;
                    } catch (IOException e) {
                        failure[0] = e;
                        return e instanceof MediaDownloadException;
                    }
                });
        if (failure[0] instanceof MediaDownloadException permanent) {
            throw permanent;
        }
        if (!isComplete) {
            throw new MediaDownloadException(
                    Problem.UNREACHABLE, "All attempts to download the media failed", failure[0]);
        }
        return mediaType[0];
    }

    private static URI url(Object body) throws MediaDownloadException {
        if (body instanceof URI url) {
            return url;
        }
        String url = body instanceof WebhookEvent event
                ? event.getMessage() == null ? null : event.getMessage().getMediaUrl()
                : body instanceof String text ? text.strip() : null;
        if (url == null || url.isEmpty()) {
            throw new MediaDownloadException(
                    Problem.NO_MEDIA,
                    "There is no media to download: the body must be a webhook's event that has a media_url, or a URL",
                    null);
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // Not chained: its message is the URL.
            throw new MediaDownloadException(Problem.REFUSED, "The media's URL is not one", null);
        }
    }

    private static void deleteAtTheEndOf(Exchange exchange, Path file) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                File temporary = file.toFile();
                if (!temporary.delete() && temporary.exists()) {
                    // Still open on a system that does not delete open files.
                    temporary.deleteOnExit();
                }
            }
        });
    }

    /** The largest media to download, in bytes, at least 1. Default: 100 MiB, which is what WhatsApp allows for documents. */
    public void setMaxSize(long maxSize) {
        this.maxSize = atLeast(1, maxSize, "maxSize");
    }

    /** How long an attempt may take, from connecting to the last byte, in milliseconds, at least 1. Default: a minute. */
    public void setTimeout(long timeout) {
        this.timeout = atLeast(1, timeout, "timeout");
    }

    /** How often to try when the server cannot be reached, breaks off, or returns 408, 429 or 5xx; at least once. Default: 3. */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = Math.toIntExact(atLeast(1, maxAttempts, "maxAttempts"));
    }

    /** How long to wait before a retry, in milliseconds, at least 0. Default: a second. */
    public void setAttemptDelay(long attemptDelay) {
        this.attemptDelay = atLeast(0, attemptDelay, "attemptDelay");
    }

    /** Whether to connect to private, loopback and link-local addresses: for tests, and for a media server of your own. */
    public void setAllowPrivateAddresses(boolean allowPrivateAddresses) {
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    private static long atLeast(long least, long value, String property) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The " + property + " of a media download must be at least " + least + ", not " + value);
        }
        return value;
    }
}
