package io.github.camelinterakt;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Wrong input is refused before it is sent, with a word on what to do and without its content. */
class BadInputTest extends ApiTest {

    private static final String SECRET = "Asha's secret";

    /** Endpoint, body, and what the error must say. */
    static Stream<Arguments> wrongBodies() {
        String template = "message?templateName=a&languageCode=en&to=919999999999";
        return Stream.of(
                // phones
                arguments("trackUser", phone("99999abcde"), List.of("invalid characters", "+91")),
                arguments("trackUser", phone("undefined9999999999"), List.of("invalid characters")),
                arguments("trackUser", phone("919999999999 ext. 5"), List.of("invalid characters")),
                arguments("trackUser", phone(""), List.of("the phone number is empty")),
                arguments("trackUser", phone("  "), List.of("the phone number is empty")),
                arguments("trackUser", phone("+9199"), List.of("too short", "+91 and ten digits")),
                arguments("trackUser", phone("+919999999999999999"), List.of("too long", "+91 and ten digits")),
                arguments("trackUser", phone("+9999999999999"), List.of("+91 and ten digits")),
                arguments("trackUser", phone("+"), List.of("phone")),
                arguments(
                        "trackUser",
                        phone("9999999999"),
                        List.of("does not start with a country code", "defaultRegion")),
                arguments("trackUser", phone("00"), List.of("country code")),
                arguments(
                        "trackUser",
                        Map.of("fullPhoneNumber", List.of("a")),
                        List.of("fullPhoneNumber must be a text")),
                arguments("trackUser", Map.of("fullPhoneNumber", 9.5), List.of("fullPhoneNumber must be a text")),
                arguments(
                        "trackUser",
                        Map.of("fullPhoneNumber", "919999999999", "countryCode", "+91", "phoneNumber", "9999999999"),
                        List.of("has two phone numbers", "keep either")),
                arguments(
                        "message?type=Text",
                        Map.of(
                                "fullPhoneNumber",
                                "919999999999",
                                "phoneNumber",
                                "9999999999",
                                "data",
                                Map.of("message", "a")),
                        List.of("has two phone numbers", "keep either")),
                arguments(
                        "trackUser",
                        Map.of("fullPhoneNumber", "919999999999", "countryCode", "+91"),
                        List.of("has two phone numbers")),
                arguments("trackUser", Map.of("countryCode", "+91"), List.of("countryCode without a phoneNumber")),
                arguments(
                        "trackUser",
                        Map.of("countryCode", "+91", "userId", "crm-1001"),
                        List.of("countryCode without a phoneNumber")),
                arguments("trackUser", Map.of("phoneNumber", "9999999999"), List.of("defaultRegion")),
                arguments(
                        "trackUser",
                        Map.of("countryCode", "India", "phoneNumber", "9999999999"),
                        List.of("countryCode is not a calling code such as +91")),
                arguments(
                        "trackUser",
                        Map.of("countryCode", "+999", "phoneNumber", "9999999999"),
                        List.of("countryCode +999 is not in use")),
                arguments(
                        "trackUser",
                        Map.of("countryCode", "+91", "phoneNumber", "+12025550123"),
                        List.of("a country code other than the countryCode +91")),
                arguments("trackUser", Map.of("countryCode", "", "phoneNumber", "9999999999"), List.of("countryCode")),
                arguments("getUser", "nobody", List.of("invalid characters")),
                arguments(
                        "assignChat?agentEmail=agent@example.com", Map.of("user_phone_number", "x"), List.of("phone")),
                arguments(
                        "assignChat?agentEmail=agent@example.com",
                        Map.of(),
                        List.of("CamelInteraktPhone", "user_phone_number")),
                // nobody
                arguments(
                        "trackUser",
                        Map.of("traits", Map.of()),
                        List.of("contact is not identified", "userId", "CamelInteraktPhone")),
                arguments("trackEvent?eventName=a", Map.of("traits", Map.of()), List.of("contact is not identified")),
                arguments("trackUser", Map.of("userId", ""), List.of("contact is not identified")),
                arguments(
                        "message?type=Text",
                        Map.of("type", "Text", "userId", "crm-1001", "data", Map.of("message", "Hi")),
                        List.of("Only a phone can name the recipient", "CamelInteraktTo")),
                arguments("trackUser", Map.of("userId", List.of("a")), List.of("userId must be a text")),
                arguments(
                        "message?type=Text", "Hi", List.of("The recipient is missing", "CamelInteraktTo", "option to")),
                arguments("rcsMessage?type=Text", "Hi", List.of("The recipient is missing", "CamelInteraktTo")),
                arguments(
                        "getUser",
                        Map.of("traits", 1),
                        List.of("does not identify a contact", "userId, fullPhoneNumber")),
                // types
                arguments("message?to=919999999999", "Hi", List.of("set the option type", "type=Text")),
                arguments(
                        "message?to=919999999999",
                        Map.of("data", Map.of("message", "a")),
                        List.of("The type is missing", "CamelInteraktType", "Text, Image")),
                arguments(
                        "message?to=919999999999", Map.of("type", "Nonsense"), List.of("not a type of this operation")),
                arguments("message?to=919999999999", Map.of("type", "CAROUSEL"), List.of("types are Text, Image")),
                arguments("rcsMessage?to=919999999999", Map.of("type", "Sticker"), List.of("types are Text, Image")),
                arguments(
                        "message?to=919999999999", Map.of("type", List.of()), List.of("not a type of this operation")),
                // templates
                arguments(
                        "message?type=Template&languageCode=en&to=919999999999",
                        List.of("a"),
                        List.of("The template's name is missing", "option templateName", "CamelInteraktTemplateName")),
                arguments(
                        "message?templateName=a&to=919999999999",
                        List.of("a"),
                        List.of(
                                "The template's language is missing",
                                "option languageCode",
                                "CamelInteraktLanguageCode")),
                arguments(template, Map.of("template", Map.of("name", " ")), List.of("The template's name is missing")),
                arguments(template, Map.of("template", "order_shipped"), List.of("template must be an object")),
                arguments(template, "[\"Asha\"", List.of("not valid JSON", "list of its body values")),
                // contents
                arguments(
                        "message?type=Text&to=919999999999",
                        Map.of("data", Map.of()),
                        List.of("needs the text", "message in data")),
                arguments("message?type=Text&to=919999999999", Map.of("data", "Hi"), List.of("data must be an object")),
                arguments(
                        "message?type=Image&to=919999999999",
                        Map.of("data", Map.of()),
                        List.of("needs the media's URL", "mediaUrl")),
                arguments(
                        "message?type=InteractiveButton&to=919999999999",
                        Map.of("data", Map.of("message", "Hi")),
                        List.of("needs the object message in data", "body and action")),
                arguments(
                        "message?type=InteractiveList&to=919999999999",
                        "Hi",
                        List.of("not valid JSON", "wire document")),
                arguments(
                        "rcsMessage?type=QR&to=919999999999",
                        Map.of("message", Map.of()),
                        List.of("needs a text", "plainText in message")),
                arguments(
                        "rcsMessage?type=Image&to=919999999999",
                        Map.of("type", "Image"),
                        List.of("needs the image's URL")),
                arguments(
                        "rcsMessage?type=CAROUSEL&to=919999999999",
                        Map.of("message", Map.of("plainText", "a")),
                        List.of("needs its cards")),
                arguments(
                        "rcsMessage?type=STANDALONE_CAROUSEL&to=919999999999",
                        Map.of("a", "b"),
                        List.of("needs its cards")),
                // others
                arguments(
                        "trackEvent",
                        Map.of("userId", "crm-1001"),
                        List.of("The event's name is missing", "option eventName", "CamelInteraktEventName")),
                arguments("createCampaign", Map.of(), List.of("The campaign's name is missing", "option campaignName")),
                arguments("createCampaign?campaignName=a", Map.of(), List.of("The template's name is missing")),
                arguments(
                        "createCampaign?campaignName=a&templateName=b",
                        Map.of(),
                        List.of("The template's language is missing")),
                arguments(
                        "assignChat",
                        Map.of("user_phone_number", "919999999999"),
                        List.of("The agent's e-mail address is missing", "agentEmail")),
                arguments("getUsers", Map.of("traits", 1), List.of("not a filter", "trait, op, val")),
                arguments("getUsers", "text", List.of("not valid JSON")),
                arguments("getUsers", 42, List.of("not a filter")));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("wrongBodies")
    void aWrongBodyIsRefusedBeforeItIsSent(String uri, Object body, List<String> words) {
        assertThat(refused(uri, body).getMessage()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(
            value = InteraktOperation.class,
            names = {"message", "rcsMessage", "trackUser", "trackEvent", "createTemplate", "getUser", "uploadMedia"})
    void aMissingBodyIsRefused(InteraktOperation operation) {
        String uri = operation == InteraktOperation.uploadMedia ? "uploadMedia?fileName=a" : operation.name();
        assertThat(refused(uri, null)).hasMessageContaining("The body is empty. It must be ");
    }

    @Test
    void aBlankBodyCountsAsMissing() {
        for (String uri : List.of("trackUser", "message?type=Text&to=919999999999")) {
            for (Object body : List.of("", "  \n", new byte[0], InputStream.nullInputStream())) {
                assertThat(refused(uri, body)).hasMessageContaining("The body is empty. It must be ");
            }
        }
    }

    static Stream<Arguments> operationsWithADocument() {
        return Stream.of(
                        "message?type=Template",
                        "rcsMessage?type=CAROUSEL",
                        "trackUser",
                        "trackEvent",
                        "createTemplate")
                .map(uri -> arguments(uri));
    }

    @ParameterizedTest
    @MethodSource("operationsWithADocument")
    void malformedJsonIsRefusedWithItsLocationAndNotQuoted(String uri) {
        for (String body : List.of(
                "{\"traits\": {\"name\": \"" + SECRET + "\"},, \"" + SECRET + "\"}",
                "{\"traits\": \"" + SECRET,
                "{\"traits\": " + SECRET + "}",
                "{\"name\": \"" + SECRET + "\"} \"" + SECRET + "\"")) {
            for (Object shape : List.of(body, body.getBytes(StandardCharsets.UTF_8))) {
                InteraktException refusal = refused(uri, shape);
                assertThat(refusal).hasMessageContaining("not valid JSON at line 1, column ");
                assertSilent(refusal);
            }
        }
    }

    @Test
    void aListInsteadOfAnObjectIsRefused() {
        for (String uri : List.of("trackUser", "trackEvent", "createTemplate", "createCampaign", "assignChat")) {
            for (Object body : List.of(List.of(SECRET), "[\"" + SECRET + "\"]", new String[] {SECRET})) {
                InteraktException refusal = refused(uri, body);
                assertThat(refusal).hasMessageContaining("The body is a list. It must be ");
                assertSilent(refusal);
            }
            assertThat(refused(uri, "\"" + SECRET + "\"")).hasMessageContaining("a single value. It must be ");
        }
    }

    @Test
    void anIteratorIsRefusedWithTheAdviceToSplit() {
        Iterator<Map<String, String>> contacts =
                List.of(Map.of("userId", "crm-1001")).iterator();
        assertThat(refused("trackUser", contacts)).hasMessageContaining("split it, and send one element per call");
        assertThat(contacts.hasNext()).isTrue();
    }

    @Test
    void aPojoThatCannotBeConvertedToJsonIsRefusedWithItsClass() {
        assertThat(refused("trackUser", new Endless()))
                .hasMessageContaining("Endless")
                .hasMessageContaining("cannot be converted to JSON");
    }

    @Test
    void aStreamThatCannotBeReadIsRefusedWithItsCause() {
        assertThat(refused("trackUser", new BrokenStream()))
                .hasMessageContaining("cannot be read")
                .hasRootCauseMessage(BrokenStream.PROBLEM);
    }

    @Test
    void aFileThatCannotBeReadIsRefused(@TempDir Path directory) {
        assertThat(refused("trackUser", directory.resolve("missing.json").toFile()))
                .hasMessageContaining("cannot be read");
        assertThat(refused("trackUser", directory.resolve("missing.json"))).hasMessageContaining("cannot be read");
    }

    @Test
    void aFileIsReadAsTheDocument(@TempDir Path directory) throws Exception {
        Path file = java.nio.file.Files.writeString(directory.resolve("a.json"), "{\"userId\": \"crm-1001\"}");
        for (Object body : List.of(file, file.toFile())) {
            server.wireMock().resetRequests();
            sent("trackUser", body);
            assertThat(server.document()).isEqualTo(quoted("{'userId': 'crm-1001'}"));
        }
    }

    @Test
    void aFarTooLargeBodyIsNotReadCompletely() {
        long[] read = new long[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                read[0] += length;
                java.util.Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        };
        assertThat(refused("trackUser", endless))
                .hasMessageContaining("larger than 1 MiB")
                .hasMessageContaining("32 KB");
        assertThat(read[0]).isLessThan(4 * 1024 * 1024);
    }

    @Test
    void anUnknownCharsetIsRefused() {
        assertThat(refused("trackUser", "{}".getBytes(StandardCharsets.UTF_8), Exchange.CHARSET_NAME, "nonsense-8"))
                .hasMessageContaining("charset");
    }

    @Test
    void malformedBytesOfTheCharsetAreRefused() {
        byte[] latin = "{\"userId\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused("trackUser", latin)).hasMessageContaining("UTF-8").hasMessageContaining("CamelCharsetName");
        assertThat(refused("message?type=Text&to=919999999999", latin)).hasMessageContaining("UTF-8");
        sent("trackUser", latin, Exchange.CHARSET_NAME, "ISO-8859-1");
        assertThat(server.document()).isEqualTo(quoted("{'userId': '\u00e9'}"));
    }

    @Test
    void aRefusalContainsNothingOfTheMessage() {
        for (Object body : List.of(
                Map.of("fullPhoneNumber", "9999999999", "traits", Map.of("name", SECRET)),
                Map.of("fullPhoneNumber", "+91 99999 99999 99999 99999", "traits", Map.of("name", SECRET)),
                Map.of("fullPhoneNumber", "919999999999x", "traits", Map.of("name", SECRET)),
                Map.of("countryCode", "9999999999", "phoneNumber", "9999999999", "traits", Map.of("name", SECRET)))) {
            assertSilent(refused("trackUser", body));
        }
        assertSilent(refused("message?type=Text&to=919999999999", Map.of("type", SECRET)));
        assertSilent(refused("message?to=919999999999", SECRET));
        assertSilent(refused("message?type=Text", SECRET, InteraktConstants.TO, SECRET));
        assertSilent(refused("getUser", SECRET));
        assertSilent(refused("getUsers", null, InteraktConstants.LIMIT, SECRET));
    }

    @Test
    void aRefusalIsNotSafeToRepeat() {
        assertThat(refused("trackUser", null).isSafeToRepeat()).isFalse();
    }

    /** A POJO that holds itself. */
    static final class Endless {

        public Endless getSelf() {
            return this;
        }
    }

    private static Map<String, Object> phone(String number) {
        return Map.of("fullPhoneNumber", number);
    }

    private static void assertSilent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause)).doesNotContain(SECRET).doesNotContainPattern("9999[ 9]");
        }
    }
}
