package io.github.camelinterakt.media;

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
import org.apache.camel.util.FileUtil;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Downloads the media of an event: {@code .process(new MediaDownload())}, or {@code process} with the {@code ref} of such a bean. It
 * replaces the body, a {@link WebhookEvent} or a URL as {@code String} or {@code URI}, by the media as an {@link InputStream}, and sets
 * the headers {@code Content-Type} (from the server) and {@code CamelFileLength}.
 *
 * <p>The download goes to a temporary file, which is deleted when the exchange is done: the route gets complete media only, and a
 * redelivered step can read it again.
 *
 * <p>The URL of an event is not trusted. Only http and https are allowed, and only hosts all of whose addresses are public. The client
 * connects to the addresses that were checked, and checks redirects (at most 3, none from https to http) in the same way. It uses no
 * proxy, because a proxy would resolve the host name itself.
 */
public class MediaDownload implements Processor {

    private static final long MEBIBYTE = 1024 * 1024;

    private final DnsResolver names;
    private long maxSize = 100 * MEBIBYTE;
    private long timeout = 60_000;
    private int maxAttempts = 3;
    private long attemptDelay = 1_000;
    private boolean allowPrivateAddresses;

    /** Creates a step with the defaults. */
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
            throw new MediaDownloadException(Problem.REFUSED, "The URL of the media is invalid", null);
        }
    }

    private static void deleteAtTheEndOf(Exchange exchange, Path file) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                FileUtil.deleteFile(file.toFile());
            }
        });
    }

    /** Sets the maximum size in bytes, at least 1. Default: 100 MiB, WhatsApp's limit for documents. */
    public void setMaxSize(long maxSize) {
        this.maxSize = atLeast(1, maxSize, "maxSize");
    }

    /** Sets the timeout of an attempt, from connecting to the last byte, in milliseconds, at least 1. Default: 60 000. */
    public void setTimeout(long timeout) {
        this.timeout = atLeast(1, timeout, "timeout");
    }

    /** Sets how many attempts to make on network failures, timeouts, and status 408, 429 or 5xx; at least 1. Default: 3. */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = Math.toIntExact(atLeast(1, maxAttempts, "maxAttempts"));
    }

    /** Sets the delay before a retry in milliseconds, at least 0. Default: 1 000. */
    public void setAttemptDelay(long attemptDelay) {
        this.attemptDelay = atLeast(0, attemptDelay, "attemptDelay");
    }

    /** Allows private, loopback and link-local addresses, for tests and for your own media server. Default: false. */
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
