package io.github.camelinterakt.internal.webhook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What cannot work is refused when the application starts, by a message that says which option is wrong, and what would be right. */
class WrongConfigurationTest {

    private static final String ON_STORE = "ack: onStore, inbox: '#bean:crm', ";

    @TempDir
    Path directory;

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("path: /x", List.of("needs webhookSecret", "Developer Settings", "verifySignature=false")),
                arguments("webhookSecret: ' , '", List.of("needs webhookSecret")),
                arguments("verifySignature: true, webhookToken: x", List.of("needs webhookSecret")),
                arguments("verifySignature: maybe", List.of("verifySignature", "true or false", "maybe")),
                arguments("webhookTokenHeader: X-Token", List.of("webhookTokenHeader", "belongs to the component")),
                arguments("webhookToken: ' '", List.of("empty webhookToken")),
                arguments("concurrentConsumers: 0", List.of("option concurrentConsumers", "at least 1", "not 0")),
                arguments("ackDeadline: -1", List.of("option ackDeadline", "at least 0", "not -1")),
                arguments("ackDeadline: '2,5s'", List.of("option ackDeadline", "milliseconds", "such as 10s", "2,5s")),
                arguments("silenceAlarm: soon", List.of("option silenceAlarm", "belongs to the component")),
                arguments("maxBodySize: 9", List.of("option maxBodySize", "belongs to the component")),
                arguments("ack: never", List.of("option ack", "onComplete, onStore", "it is never")),
                arguments(
                        "events: 'message_received,,messages'",
                        List.of("option events", "separated by commas", "Remove it")),
                arguments("statusOrder: forward", List.of("option statusOrder", "any, forwardOnly", "it is forward")),
                arguments("ack: onStore", List.of("ack=onStore needs the option inbox", "inbox=#bean:")),
                arguments("inbox: '#bean:crm'", List.of("option inbox", "set ack=onStore")),
                arguments("maxAttempts: 3", List.of("option maxAttempts", "set ack=onStore")),
                arguments("orderByCustomer: true", List.of("option orderByCustomer", "set ack=onStore")),
                arguments("inboxTable: other", List.of("option inboxTable", "set ack=onStore")),
                arguments(ON_STORE + "acceptAtDeadline: true", List.of("option acceptAtDeadline", "ack=onComplete")),
                arguments("acceptAtDeadline: true, ackDeadline: 0", List.of("option acceptAtDeadline", "ackDeadline")),
                arguments("ack: onStore, inbox: crm", List.of("option inbox", "javax.sql.DataSource", "#bean:")),
                arguments(
                        "ack: onStore, inbox: '#bean:no'", List.of("option inbox", "javax.sql.DataSource", "#bean:no")),
                arguments(ON_STORE + "maxAttempts: 0", List.of("option maxAttempts", "at least 1", "not 0")),
                arguments(ON_STORE + "retention: -1", List.of("option retention", "belongs to the component")),
                arguments(
                        ON_STORE + "inboxTable: 'a;b'",
                        List.of("option inboxTable", "letters, digits and underscores")),
                arguments(ON_STORE + "inboxTable: a.b.c", List.of("option inboxTable", "or schema.name")),
                arguments(ON_STORE + "inboxTable: " + "a".repeat(41), List.of("option inboxTable", "up to 40")),
                arguments("to: '919999999999'", List.of("does not support the option to", "message")));
    }

    static Stream<Arguments> aWrongOptionOfTheComponentIsRefusedAtStart() {
        return Stream.of(
                arguments("silenceAlarm=-1", List.of("option silenceAlarm", "at least 0", "-1")),
                arguments("retention=0", List.of("option retention", "at least 1", "not 0")),
                arguments("silenceAlarm=soon", List.of("camel.component.interakt.silenceAlarm=soon")),
                arguments("maxBodySize=2MB", List.of("option maxBodySize", "from 1 to 2147483646 bytes")),
                arguments("maxBodySize=0", List.of("option maxBodySize", "from 1 to 2147483646 bytes", "not 0")),
                arguments("httpServerComponent=direct", List.of("direct", "httpServerComponent", "platform-http")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aWrongOptionOfTheComponentIsRefusedAtStart(String option, List<String> words) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?webhookSecret=examplekey").to("mock:events");
            }
        });
        main.configure().httpServer().withEnabled(true).withPort(0);
        main.addProperty("camel.component.interakt." + option.split("=", 2)[0], option.split("=", 2)[1]);
        try {
            assertThatThrownBy(main::start).satisfies(failure -> {
                String message = failure.getMessage();
                org.assertj.core.api.Assertions.assertThat(message).contains(words);
            });
        } finally {
            main.stop();
        }
    }

    @Test
    void aServerThatIsNotEnabledIsNamedWithItsProperty() throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("interakt:webhook?webhookSecret=examplekey").to("mock:events");
            }
        });
        try {
            assertThatThrownBy(main::start)
                    .hasMessageContaining("camel.server.enabled=true")
                    .hasMessageContaining("HTTP server");
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongOptionIsRefusedAtStartWithItsNameAndAllowedValues(String options, List<String> words) throws Exception {
        String secret = options.contains("webhookSecret") || words.get(0).contains("webhookSecret")
                ? ""
                : "webhookSecret: examplekey, ";
        Path route = Files.writeString(directory.resolve("webhook.yaml"), """
                - route:
                    id: webhook
                    from:
                      uri: interakt:webhook
                      parameters: {%s%s}
                      steps:
                        - to: mock:events
                """.formatted(secret, options));
        JdbcDataSource crm = new JdbcDataSource();
        crm.setUrl("jdbc:h2:mem:crm");
        Main main = new Main();
        main.configure().withRoutesIncludePattern("file:" + route);
        main.configure().httpServer().withEnabled(true).withPort(0);
        main.bind("crm", crm);
        try {
            assertThatThrownBy(main::start).satisfies(failure -> {
                // The first message must contain everything.
                String message = failure.getMessage();
                org.assertj.core.api.Assertions.assertThat(message)
                        .contains(words)
                        .doesNotContain("examplekey");
            });
        } finally {
            main.stop();
        }
    }
}
