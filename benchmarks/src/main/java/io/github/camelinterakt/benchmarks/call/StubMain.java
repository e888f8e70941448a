package io.github.camelinterakt.benchmarks.call;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Accepts every message at once, as a process of its own. Prints its port; ends with its input. */
public final class StubMain {

    private static final int THREADS = 32;
    private static final byte[] ACCEPTED = ("{\"result\":true,\"message\":\"Message queued for sending via Interakt\","
                    + "\"id\":\"00000000-0000-4000-8000-000000000001\"}")
            .getBytes(US_ASCII);

    private StubMain() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/", StubMain::accept);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // nothing is asked of it but over HTTP
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private static void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(201, ACCEPTED.length);
            exchange.getResponseBody().write(ACCEPTED);
        }
    }
}
