package io.github.camelinterakt.benchmarks.feed;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.Plan;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Who reads the list, as a process of its own. Its argument is the list's port; each line on its input is how many contacts
 * there are, and {@code feed} or {@code by-hand}; the answer is how many contacts a second it has read.
 */
public final class FeedMain {

    private static final String BY_HAND = "by-hand";

    private final String baseUrl;

    private FeedMain(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public static void main(String[] args) throws Exception {
        FeedMain main = new FeedMain("http://127.0.0.1:" + args[0]);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        System.out.println("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", -1);
            int contacts = Integer.parseInt(words[0]);
            System.out.println(words[1].equals(BY_HAND) ? main.byHand(contacts) : main.feed(contacts));
        }
    }

    private double feed(int contacts) throws Exception {
        AtomicLong received = new AtomicLong();
        AtomicLong first = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            InteraktComponent interakt = context.getComponent("interakt", InteraktComponent.class);
            interakt.getConfiguration().setApiKey("examplekey");
            interakt.getConfiguration().setBaseUrl(baseUrl);
            interakt.getAccountConfiguration().setPlan(Plan.ENTERPRISE);
            interakt.getAccountConfiguration().setRequestsPerMinute(1_000_000);
            context.getRegistry().bind("checkpoint", new MemoryStateRepository());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("interakt:users?checkpoint=#checkpoint&initialDelay=0").process(exchange -> {
                        first.compareAndSet(0, System.nanoTime());
                        if (received.incrementAndGet() == contacts) {
                            done.countDown();
                        }
                    });
                }
            });
            context.start();
            done.await();
            return contacts / ((System.nanoTime() - first.get()) / 1e9);
        }
    }

    /** A page, its contacts as objects, the next page from the last one's time on. */
    private double byHand(int contacts) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        ObjectMapper mapper = new ObjectMapper();
        String after = "2019-12-31T23:59:59Z";
        int received = 0;
        long first = 0;
        while (received < contacts) {
            String body = "{\"filters\":[{\"trait\":\"modified_at_utc\",\"op\":\"gt\",\"val\":\"" + after + "\"}]}";
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/apis/users/?offset=0&limit=100"))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            JsonNode customers = mapper.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .path("data")
                    .path("customers");
            first = first == 0 ? System.nanoTime() : first;
            received += customers.size();
            after = customers.get(customers.size() - 1).path("modified_at_utc").asText() + "Z";
        }
        return contacts / ((System.nanoTime() - first) / 1e9);
    }
}
