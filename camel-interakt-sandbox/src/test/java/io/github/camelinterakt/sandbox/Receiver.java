package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An application with a webhook, which keeps what is posted and answers 200. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> posted = new ArrayList<>();
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        JsonNode event = JSON.readTree(exchange.getRequestBody());
        synchronized (posted) {
            if (!event.path("type").asText().equals("Webhook Test")) {
                posted.add(event);
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/interakt";
    }

    /** The events since the last call, without tests. */
    List<JsonNode> take() {
        synchronized (posted) {
            List<JsonNode> taken = List.copyOf(posted);
            posted.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
