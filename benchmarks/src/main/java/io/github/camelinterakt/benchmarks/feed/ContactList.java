package io.github.camelinterakt.benchmarks.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The API's contact list, in ascending order, of contacts that are not kept anywhere: the one of a number was created in that
 * second of 2020 and never changed, so any page can be written without the others. As a process of its own it prints its
 * port; each line on its input is a number of contacts and a delay in milliseconds, acknowledged with the same line.
 */
public final class ContactList implements AutoCloseable {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int PAGE = 100;
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ObjectMapper mapper = new ObjectMapper();
    private volatile int size;
    private volatile Duration delay = Duration.ZERO;

    private ContactList() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
    }

    public static void main(String[] args) throws IOException {
        try (ContactList list = new ContactList();
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            list.server.start();
            System.out.println(list.server.getAddress().getPort());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", -1);
                list.size = Integer.parseInt(words[0]);
                list.delay = Duration.ofMillis(Long.parseLong(words[1]));
                System.out.println(line);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            JsonNode request = mapper.readTree(body);
            byte[] page = page(request, offset(exchange.getRequestURI().getQuery()));
            LockSupport.parkNanos(delay.toNanos());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private static int offset(String query) {
        return Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1"));
    }

    private byte[] page(JsonNode request, int offset) {
        long from = 0;
        long to = size;
        for (JsonNode filter : request.path("filters")) {
            double second =
                    Duration.between(FIRST, Instant.parse(filter.path("val").asText()))
                                    .toNanos()
                            / 1e9;
            if (filter.path("op").asText().equals("gt")) {
                from = Math.max(from, (long) Math.floor(second) + 1);
            } else {
                to = Math.min(to, (long) Math.ceil(second));
            }
        }
        long total = Math.max(0, to - from);
        long first = from + Math.min(offset, total);
        long last = Math.min(first + PAGE, from + total);
        StringBuilder json = new StringBuilder(PAGE * 300)
                .append("{\"result\":true,\"message\":\"\",\"data\":{\"total_customers\":")
                .append(total)
                .append(",\"offset\":")
                .append(offset)
                .append(",\"limit\":100,\"has_next_page\":")
                .append(last < from + total)
                .append(",\"customers\":[");
        for (long number = first; number < last; number++) {
            json.append(number == first ? "" : ",");
            contact(json, number);
        }
        return json.append("]}}").toString().getBytes(US_ASCII);
    }

    private static void contact(StringBuilder json, long number) {
        String time = FIRST.plusSeconds(number).toString().replace("Z", ".000000");
        json.append("{\"id\":\"00000000-0000-4000-8000-").append(1_000_000_000_00L + number);
        json.append("\",\"created_at_utc\":\"")
                .append(time)
                .append("\",\"modified_at_utc\":\"")
                .append(time);
        json.append("\",\"phone_number\":\"9999999999\",\"country_code\":\"+91\",\"user_id\":\"user-")
                .append(number);
        json.append("\",\"traits\":{\"name\":\"Contact ").append(number).append("\",\"city\":\"Pune\",\"visits\":7}}");
    }
}
