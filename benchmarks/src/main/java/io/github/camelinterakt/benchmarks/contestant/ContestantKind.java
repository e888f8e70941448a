package io.github.camelinterakt.benchmarks.contestant;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.InteraktConstants;
import org.apache.camel.Message;
import org.apache.camel.component.whatsapp.model.MessageResponse;
import org.apache.camel.component.whatsapp.model.TextMessage;
import org.apache.camel.component.whatsapp.model.TextMessageRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

import static org.apache.camel.Exchange.CONTENT_TYPE;
import static org.apache.camel.Exchange.HTTP_RESPONSE_CODE;

/** Who takes part. */
public enum ContestantKind {
    /** HttpClient 5's async client alone: what the others are measured against. */
    BARE("bare") {
        @Override
        public Contestant start(int port, int connections) {
            return new BareContestant(port, connections);
        }
    },

    /** The same bytes over plain sockets, with nothing made of the answer: what the machine allows. */
    SOCKET("socket") {
        @Override
        public Contestant start(int port, int connections) {
            return new SocketContestant(port);
        }
    },

    /** A route that reads the same bytes as JSON and sends them with that client, and does nothing else. */
    CAMEL_LEAST("camel-least") {
        @Override
        public Contestant start(int port, int connections) throws Exception {
            LeastProcessor least = new LeastProcessor(port, connections);
            return CamelContestant.route(
                    route -> route.process(least),
                    message -> message.setBody(SampleMessage.json()),
                    message -> message.getBody() instanceof JsonNode);
        }
    },

    /** This project's producer with the same bytes, which it reads, checks and completes before it sends them. */
    CAMEL_INTERAKT("camel-interakt", true) {
        @Override
        public Contestant start(int port, int connections) throws Exception {
            return interakt(port, connections, SampleMessage.json());
        }
    },

    /** The same with the document as a map, as a route has it that builds its messages itself. */
    CAMEL_INTERAKT_MAP("camel-interakt-map", true) {
        @Override
        public Contestant start(int port, int connections) throws Exception {
            return interakt(port, connections, SampleMessage.map());
        }
    },

    /** The same as the first with a route round it. */
    CAMEL_INTERAKT_ROUTE("camel-interakt-route", true) {
        @Override
        public Contestant start(int port, int connections) throws Exception {
            String uri = uri(port, connections);
            return CamelContestant.route(
                    route -> route.to(uri), message -> message.setBody(SampleMessage.json()), ContestantKind::accepted);
        }
    },

    /** Camel's HTTP component with the same bytes. Its producer is synchronous. */
    CAMEL_HTTP("camel-http") {
        @Override
        public Contestant start(int port, int connections) throws Exception {
            // Of its defaults only the pool's size is changed (20 connections would queue the calls).
            String uri = base(port) + SampleMessage.PATH + "?connectionsPerRoute=" + connections
                    + "&maxTotalConnections=" + connections;
            return CamelContestant.producer(uri, ContestantKind::http, ContestantKind::created, true);
        }
    },

    /** Camel's WhatsApp component: a text of the same length, to an API of its own. */
    CAMEL_WHATSAPP("camel-whatsapp") {
        @Override
        public Contestant start(int port, int connections) throws Exception {
            String uri = "whatsapp:100000000000000?authorizationToken=exampletoken&apiVersion=v22.0&baseUri=RAW("
                    + base(port) + ")";
            TextMessageRequest body = whatsAppText();
            return CamelContestant.producer(uri, message -> message.setBody(body), ContestantKind::messaged, false);
        }
    };

    private final String label;
    private final boolean isBounded;

    ContestantKind(String label) {
        this(label, false);
    }

    ContestantKind(String label, boolean isBounded) {
        this.label = label;
        this.isBounded = isBounded;
    }

    /** Its name in the table and on the command line. */
    public String label() {
        return label;
    }

    /** Whether it is this project's component, which has bounds to keep. */
    public boolean isBounded() {
        return isBounded;
    }

    /**
     * Starts it against the stub.
     *
     * @param port the stub's port
     * @param connections how many connections its pool may hold, if it has such a limit
     * @throws Exception if it does not start
     */
    public abstract Contestant start(int port, int connections) throws Exception;

    /**
     * The contestant of a name.
     *
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    public static ContestantKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No contestant '" + label + "'; there are " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return label;
    }

    private static String base(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static Contestant interakt(int port, int connections, Object body) throws Exception {
        return CamelContestant.producer(
                uri(port, connections), message -> message.setBody(body), ContestantKind::accepted, false);
    }

    private static String uri(int port, int connections) {
        return "interakt:message?apiKey=RAW(" + SampleMessage.API_KEY + ")&maxConnections=" + connections
                + "&plan=ENTERPRISE&requestsPerMinute=1000000000&baseUrl=RAW(" + base(port) + SampleMessage.BASE_PATH
                + ")";
    }

    private static boolean accepted(Message message) {
        return message.getHeader(InteraktConstants.MESSAGE_ID) instanceof String;
    }

    private static void http(Message message) {
        message.setBody(SampleMessage.json());
        message.setHeader(CONTENT_TYPE, "application/json");
        message.setHeader(HttpHeaders.AUTHORIZATION, SampleMessage.AUTHORIZATION);
    }

    private static boolean created(Message message) {
        return message.getHeader(HTTP_RESPONSE_CODE) instanceof Integer status
                && status == HttpStatus.SC_CREATED
                && message.getBody() != null;
    }

    private static boolean messaged(Message message) {
        return message.getBody() instanceof MessageResponse answer && answer.getMessages() != null;
    }

    private static TextMessageRequest whatsAppText() {
        // What the model adds round the text, so that the document is as long as the others' on the wire.
        int envelope = "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"919999999999\","
                        .length()
                + "\"type\":\"text\",\"text\":{\"preview_url\":false,\"body\":\"\"}}".length();
        TextMessage text = new TextMessage();
        text.setBody("x".repeat(SampleMessage.json().length - envelope));
        TextMessageRequest request = new TextMessageRequest();
        request.setTo("919999999999");
        request.setText(text);
        return request;
    }
}
