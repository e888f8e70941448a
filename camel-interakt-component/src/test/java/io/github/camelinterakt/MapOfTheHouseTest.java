package io.github.camelinterakt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The path of a message passes only the types on the map in CONTRIBUTING.md, and the public types are those listed there. */
public final class MapOfTheHouseTest {

    private static final int MOST_OF_A_POST = 25;

    private static final int MOST_PUBLIC_TYPES = 80;

    @Test
    void onePostPassesTheTypesOnTheMap() throws Exception {
        assertOnTheMap("one-post", TypesOnTheWay.of(Post.class), MOST_OF_A_POST);
    }

    /** What users name in a route, a bean or a test; all else is package-private or below {@code internal}. */
    @Test
    void atMost80TypesArePublicOutsideModelEventsAndInternals() throws IOException {
        NavigableSet<Class<?>> types = new TreeSet<>(Comparator.comparing(Class::getName));
        for (JavaClass type : new ClassFileImporter().importPackages("io.github.camelinterakt")) {
            if (isPublic(type)
                    && Files.exists(source(type.reflect()))
                    && !type.getPackageName().matches(".*\\.(model|event|internal)(\\..*)?")) {
                types.add(type.reflect());
            }
        }
        assertOnTheMap("public-types", types, MOST_PUBLIC_TYPES);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(MapOfTheHouseTest::isPublic).orElse(true);
    }

    /** The table of that region has a line for each of these types, and for no other. */
    public static void assertOnTheMap(String region, NavigableSet<Class<?>> types, int most) throws IOException {
        StringBuilder table = new StringBuilder("| type | what it is |\n| --- | --- |\n");
        for (Class<?> type : types) {
            Path source = source(type);
            String name =
                    type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
            table.append("| [`")
                    .append(name)
                    .append("`](")
                    .append(Path.of("..").relativize(source))
                    .append(") | ");
            table.append(firstSentence(type, Files.readString(source))).append(" |\n");
        }
        DocumentedTable.assertUpToDate("../CONTRIBUTING.md", region, table.toString(), MapOfTheHouseTest.class);
        assertThat(types).hasSizeLessThanOrEqualTo(most);
    }

    private static Path source(Class<?> type) {
        String name = type.getName().replaceFirst("\\$.*", "").replace('.', '/');
        return Path.of("..", "camel-interakt-component", "src", "main", "java", name + ".java");
    }

    private static String firstSentence(Class<?> type, String source) {
        Matcher javadoc = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@(?!interface)\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s+(?://[^\n]*\\s+)?)*"
                                + "(?:[a-z-]+ )*(?:class|record|@?interface|enum) "
                                + type.getSimpleName() + "\\b",
                        Pattern.DOTALL)
                .matcher(source);
        assertThat(javadoc.find()).as("%s has Javadoc", type).isTrue();
        String text = javadoc.group(1)
                .replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\s+", " ")
                .strip();
        text = text.replaceAll("\\{@\\w+ #?([^}]*)}", "`$1`").replaceAll(" ?<p>.*| @.*", "");
        return text.replaceFirst("\\. .*", ".").replace("|", "\\\\|");
    }

    /** Sends WhatsApp texts from the producer to the bytes and back. */
    static final class Post {

        private static final int ROUNDS = 4;

        public static void main(String[] arguments) throws Exception {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] success = "{\"result\":true,\"message\":\"Queued\",\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
            server.createContext("/", request -> {
                request.getRequestBody().readAllBytes();
                request.sendResponseHeaders(201, success.length);
                request.getResponseBody().write(success);
                request.close();
            });
            server.start();
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.start();
                AsyncProducer producer = context.getEndpoint(
                                "interakt:message?type=Text&to=919999999999&apiKey=examplekey"
                                        + "&baseUrl=http://127.0.0.1:"
                                        + server.getAddress().getPort())
                        .createAsyncProducer();
                producer.start();
                post(producer);
                for (int round = 0; round < ROUNDS; round++) {
                    TypesOnTheWay.begin();
                    post(producer);
                    TypesOnTheWay.end();
                }
            }
            server.stop(0);
        }

        private static void post(AsyncProducer producer) throws Exception {
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody("hello");
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            producer.process(exchange, done::complete);
            done.get(30, TimeUnit.SECONDS);
            if (exchange.isFailed()) {
                throw exchange.getException();
            }
        }
    }
}
