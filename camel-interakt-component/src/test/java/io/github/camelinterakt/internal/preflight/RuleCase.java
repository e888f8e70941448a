package io.github.camelinterakt.internal.preflight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.model.RequestFixture;

/**
 * One value at the limit of a rule, and one beyond it, at one place of a sample that is right otherwise.
 *
 * @param rule the rule
 * @param fixture the sample
 * @param pointer the place
 * @param allowed the value at the limit; {@code null} if the sample itself is there
 * @param refused the value beyond; {@code null} if the place is to be empty
 * @param offence where the violation is reported
 * @param length the length that is reported
 */
public record RuleCase(
        Rule rule,
        RequestFixture fixture,
        String pointer,
        JsonNode allowed,
        JsonNode refused,
        String offence,
        int length) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All cases; every rule has one, except those of the template check. */
    public static List<RuleCase> all() {
        List<RuleCase> cases = new ArrayList<>();
        // messages
        add(cases, Rule.CALLBACK_DATA, 23, "/callbackData", text(512), text(513));
        add(cases, Rule.CALLBACK_DATA, 23, "/callbackData", emoji(512), emoji(513));
        add(cases, Rule.CALLBACK_DATA, 7, "/callbackData", text(512), "{'order': 12}");
        add(cases, Rule.MESSAGE_TEXT, 7, "/data/message", text(4096), text(4097));
        add(cases, Rule.REQUIRED, 7, "/data/message", "'two\\nlines'", "''");
        for (int media : new int[] {9, 10, 11, 14, 15}) {
            add(
                    cases,
                    Rule.URL,
                    media,
                    "/data/mediaUrl",
                    "'http://media.example.com/a'",
                    "'ftp://media.example.com/a'");
            add(cases, Rule.URL, media, "/data/mediaUrl", null, "'https://media.example.com/a b'");
            add(cases, Rule.URL, media, "/data/mediaUrl", null, "'https://'");
            add(cases, Rule.REQUIRED, media, "/data/mediaUrl", null, null);
        }
        add(cases, Rule.BUTTON_COUNT, 12, "/data/message/action/buttons", buttons(3), buttons(4));
        add(cases, Rule.REQUIRED, 12, "/data/message/action/buttons", buttons(1), "[]");
        add(cases, Rule.LENGTH, 12, "/data/message/action/buttons/0/reply/title", text(20), text(21));
        add(cases, Rule.REQUIRED, 12, "/data/message/action/buttons/0/reply/id", null, null);
        add(cases, Rule.REQUIRED, 12, "/data/message/action/buttons/2/reply/title", null, "''");
        add(cases, Rule.CHOICE, 12, "/data/message/action/buttons/1/type", null, "'url'");
        add(cases, Rule.CHOICE, 12, "/data/message/type", null, "'list'");
        add(cases, Rule.REQUIRED, 12, "/data/message/body", null, null);
        add(cases, Rule.ROW_COUNT, 13, "/data/message/action/sections", sections(4, 6), sections(4, 7));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/rows/0/title", text(24), text(25));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/rows/0/description", text(72), text(73));
        add(cases, Rule.LENGTH, 13, "/data/message/action/button", text(20), text(21));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/title", text(24), text(25));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/rows/0/id", text(200), text(201));
        add(cases, Rule.LENGTH, 12, "/data/message/action/buttons/0/reply/id", text(256), text(257));
        for (int fixture : new int[] {12, 13}) {
            add(cases, Rule.LENGTH, fixture, "/data/message/body/text", text(1024), text(1025));
            String footer = "{'text': %s}";
            add(
                    cases,
                    Rule.LENGTH,
                    fixture,
                    "/data/message/footer",
                    footer.formatted(text(60)),
                    footer.formatted(text(61)),
                    "/text");
            String header = "{'type': 'text', 'text': %s}";
            add(
                    cases,
                    Rule.LENGTH,
                    fixture,
                    "/data/message/header",
                    header.formatted(text(60)),
                    header.formatted(text(61)),
                    "/text");
        }
        add(cases, Rule.UNIQUE_ID, 12, "/data/message/action/buttons", buttons(3), sameButtons());
        add(cases, Rule.UNIQUE_ID, 13, "/data/message/action/sections", sections(2), sameRows());
        add(cases, Rule.LENGTH, 12, "/data/message/action/buttons/2/reply/title", emoji(20), emoji(21));
        add(cases, Rule.LENGTH, 12, "/data/message/action/buttons/1/reply/id", emoji(256), emoji(257));
        add(cases, Rule.LENGTH, 12, "/data/message/body/text", emoji(1024), emoji(1025));
        add(cases, Rule.LENGTH, 13, "/data/message/body/text", text(1024), text(1025));
        add(cases, Rule.LENGTH, 13, "/data/message/action/button", emoji(20), emoji(21));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/title", emoji(24), emoji(25));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/rows/0/id", emoji(200), emoji(201));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/rows/0/title", emoji(24), emoji(25));
        add(cases, Rule.LENGTH, 13, "/data/message/action/sections/0/rows/0/description", emoji(72), emoji(73));
        add(cases, Rule.ROW_COUNT, 13, "/data/message/action/sections", sections(4, 3, 3), sections(4, 4, 3));
        add(cases, Rule.ROW_COUNT, 13, "/data/message/action/sections", sections(10), sections(11));
        add(cases, Rule.UNIQUE_ID, 13, "/data/message/action/sections", sections(2, 1), sameRowsOfTwoSections());
        for (int interactive : new int[] {12, 13}) {
            add(cases, Rule.REQUIRED, interactive, "/data/message/body/text", null, "''");
            add(cases, Rule.REQUIRED, interactive, "/data/message/body", null, null);
        }
        add(
                cases,
                Rule.LENGTH,
                13,
                "/data/message/footer",
                "{'text': " + text(60) + "}",
                "{'text': " + text(61) + "}",
                "/text");
        add(
                cases,
                Rule.LENGTH,
                12,
                "/data/message/footer",
                "{'text': " + emoji(60) + "}",
                "{'text': " + emoji(61) + "}",
                "/text");
        add(
                cases,
                Rule.LENGTH,
                12,
                "/data/message/header",
                "{'type': 'text', 'text': " + text(60) + "}",
                "{'type': 'text', 'text': " + text(61) + "}",
                "/text");
        add(cases, Rule.KEY, 23, "/campaignID", null, "'7'");
        add(cases, Rule.KEY, 23, "/campaign_id", null, "'7'");
        add(cases, Rule.KEY, 23, "/template/body_values", null, "['a']");
        add(cases, Rule.KEY, 1, "/phone_number", null, "'9999999999'");
        add(cases, Rule.KEY, 1, "/Traits", null, "{}");
        add(cases, Rule.TRAIT_OUTSIDE, 1, "/name", null, "'Asha'");
        add(cases, Rule.TRAIT_OUTSIDE, 1, "/email", null, "'asha@example.com'");
        for (String key : List.of("Name", "Email", "e-mail", "firstName", "last_name", "full_name")) {
            add(cases, Rule.TRAIT_OUTSIDE, 1, "/" + key, null, "'Asha'");
        }
        add(cases, Rule.KEY, 23, "/campaign-id", null, "'7'");
        add(cases, Rule.KEY, 29, "/template/carouselCards/0/body_values", null, "['a']");
        add(cases, Rule.KEY, 34, "/Fallback", null, "[]");
        add(cases, Rule.KEY, 34, "/fallback/0/content/dltTeId", null, "'7'");
        add(cases, Rule.KEY, 4, "/filters/0/suprOp", null, "'and'");
        add(cases, Rule.KEY, 17, "/bodyText", null, "['a']");
        add(cases, Rule.KEY, 21, "/carousel_cards/0/header_Handle", null, "['a']");
        add(cases, Rule.REQUIRED, 13, "/data/message/action/sections/0/rows", null, "[]");
        add(cases, Rule.REQUIRED, 13, "/data/message/action/sections/0/rows/0/id", null, null);
        add(cases, Rule.REQUIRED, 13, "/data/message/action/button", null, null);
        add(cases, Rule.CHOICE, 13, "/data/message/type", null, "'button'");
        add(cases, Rule.URL, 35, "/data/message/header/image/link", "'http://example.com/a'", "'example.com/a'");
        add(cases, Rule.TYPE, 35, "/data/message/header", null, "'text'");
        // templates
        for (String place :
                List.of("/template/bodyValues/0", "/template/headerValues/0", "/template/buttonValues/0/0")) {
            int fixture = place.contains("header") ? 24 : place.contains("button") ? 26 : 23;
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, "'four    spaces'", "'five     spaces'");
            for (String blank : List.of("", " ", "\u00a0", "\u200b\u2060", "\u3000")) {
                add(cases, Rule.TEMPLATE_VALUE, fixture, place, "'a b'", "'" + blank + "'");
            }
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, null, "'a\u2028b'");
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, null, "'a\u0085b'");
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, null, "'two\\nlines'");
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, null, "'a\\tb'");
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, null, "'a\\rb'");
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, null, "null");
            add(cases, Rule.TEMPLATE_VALUE, fixture, place, null, "['a']");
        }
        for (String place : List.of("headerValues/0", "bodyValues/0", "buttonValues/1/0")) {
            add(cases, Rule.TEMPLATE_VALUE, 29, "/template/carouselCards/1/" + place, null, "'two\\nlines'");
        }
        add(cases, Rule.TEMPLATE_VALUE, 52, "/template/carouselCards/1/bodyValues/0", null, "'two\\nlines'");
        add(cases, Rule.BUTTON_INDEX, 26, "/template/buttonValues", "{'9': ['a']}", "{'a': ['a']}", "/a");
        add(cases, Rule.TYPE, 26, "/template/buttonValues/0", null, "'654321'");
        add(cases, Rule.TYPE, 23, "/template/bodyValues", "[]", "'Asha'");
        add(cases, Rule.CHOICE, 26, "/template_category", "'marketing'", "'cheap'");
        add(cases, Rule.REQUIRED, 30, "/template/order_details/0/reference_id", null, null);
        add(cases, Rule.REQUIRED, 30, "/template/order_details/0/order_items/0/amount", null, null);
        add(cases, Rule.REQUIRED, 30, "/template/order_details/0/total_amount", null, null);
        add(cases, Rule.REQUIRED, 30, "/template/order_details/0/currency", null, "''");
        add(cases, Rule.REQUIRED, 32, "/template/order_status/order/status", null, null);
        add(cases, Rule.SMS_SENDER_ID, 34, "/fallback/0/sender_id", "'SHOP01'", "'SHOP012'");
        add(cases, Rule.SMS_SENDER_ID, 53, "/fallback/0/sender_id", "'SHOP01'", "'SHOP0'");
        add(cases, Rule.CHOICE, 34, "/fallback/0/channel", null, "'SMS'");
        add(cases, Rule.CHOICE, 34, "/fallback/0/provider_name", null, "'other'");
        for (String part :
                List.of("pe_id", "sender_id", "channel", "content/message", "content/dlt_te_id", "content")) {
            add(cases, Rule.REQUIRED, 34, "/fallback/0/" + part, null, null);
            add(cases, Rule.REQUIRED, 54, "/fallback/0/" + part, null, null);
        }
        add(cases, Rule.TYPE, 23, "/template/name", null, "['a']");
        // RCS
        add(cases, Rule.TYPE, 42, "/message/plainText", null, "{'text': 'a'}");
        add(cases, Rule.TYPE, 47, "/message/richCardDetails", null, "'a'");
        add(cases, Rule.TYPE, 51, "/contentInfo/fileUrl", null, "7");
        add(cases, Rule.SUGGESTION_COUNT, 42, "/message/suggestions", replies(4), replies(5));
        String card = "/message/richCardDetails/standalone/content";
        add(cases, Rule.SUGGESTION_COUNT, 49, card + "/suggestions", replies(4), replies(5));
        add(cases, Rule.SUGGESTION_COUNT, 47, "/message/suggestions", replies(4), replies(5));
        add(cases, Rule.REQUIRED, 42, "/message/suggestions", replies(1), null);
        add(cases, Rule.REQUIRED, 42, "/message/suggestions/0/reply/postBack", null, null);
        add(cases, Rule.REQUIRED, 43, "/message/suggestions/0/action/postBack/data", null, null);
        add(cases, Rule.REQUIRED, 43, "/message/suggestions/0/action/openUrl", null, null);
        add(cases, Rule.URL, 43, "/message/suggestions/0/action/openUrl/url", null, "'www.example.com'");
        add(cases, Rule.REQUIRED, 44, "/message/suggestions/0/action/dialerAction/phoneNumber", null, null);
        String location = "/message/suggestions/0/action/showLocation/coordinAtes";
        add(cases, Rule.COORDINATE, 45, location + "/latitude", "90", "90.001");
        add(cases, Rule.COORDINATE, 45, location + "/latitude", "-90.0", "-91");
        add(cases, Rule.COORDINATE, 45, location + "/longitude", "180", "181");
        add(cases, Rule.COORDINATE, 45, location + "/longitude", "-180", "-180.5");
        add(cases, Rule.COORDINATE, 45, location + "/longitude", null, "'77'");
        add(cases, Rule.REQUIRED, 45, location, null, null);
        String event = "/message/suggestions/0/action/createCalendarEvent";
        add(cases, Rule.TIMESTAMP, 46, event + "/startTime", "'2026-05-01T09:00:00.5Z'", "'2026-05-01T09:00Z'");
        add(cases, Rule.TIMESTAMP, 46, event + "/endTime", "'2026-05-01T09:00:00+00:00'", "'2026-05-01T09:00:00'");
        add(cases, Rule.TIMESTAMP, 46, event + "/endTime", null, "'2026-05-01T09:00:00+05:30'");
        add(cases, Rule.REQUIRED, 46, event + "/title", null, null);
        add(cases, Rule.CHOICE, 47, "/message/richCardDetails/carousel/cardWidth", "'SMALL_WIDTH'", "'WIDE'");
        add(cases, Rule.REQUIRED, 47, "/message/richCardDetails/carousel/contents", null, "[]");
        add(cases, Rule.CHOICE, 49, "/message/richCardDetails/standalone/cardOrientation", "'VERTICAL'", "'vertical'");
        add(cases, Rule.REQUIRED, 49, "/message/richCardDetails/standalone", null, null);
        add(cases, Rule.CHOICE, 49, card + "/cardMedia/mediaHeight", "'TALL'", "'HIGH'");
        add(cases, Rule.URL, 49, card + "/cardMedia/contentInfo/fileUrl", null, "'lemon.jpg'");
        add(cases, Rule.REQUIRED, 49, card + "/cardTitle", null, null);
        add(cases, Rule.REQUIRED, 49, card + "/suggestions/1/reply/postBack/data", null, "''");
        add(cases, Rule.URL, 51, "/contentInfo/fileUrl", null, "'cake.jpg'");
        add(cases, Rule.URL, 51, "/contentInfo/thumbnailUrl", null, "'cake.jpg'");
        // contacts and events
        for (int fixture : new int[] {1, 2}) {
            add(cases, Rule.TRAIT_WHITE_SPACE, fixture, "/traits/note", "'two  spaces'", "'three   spaces'");
            add(cases, Rule.TRAIT_WHITE_SPACE, fixture, "/traits/note", "''", "'two\\nlines'");
            add(cases, Rule.TRAIT_WHITE_SPACE, fixture, "/traits/note", null, "'a\\tb'");
            add(cases, Rule.TRAIT_WHITE_SPACE, fixture, "/traits/note", "['a', 1, true]", "['a', 'a\\nb']", "/1");
            add(cases, Rule.NESTED_TRAIT, fixture, "/traits/note", "[]", "{'a': 1}");
            add(cases, Rule.NESTED_TRAIT, fixture, "/traits/note", null, "['a', {'b': 1}]", "/1");
            add(cases, Rule.NESTED_TRAIT, fixture, "/traits/note", null, "[['a']]", "/0");
            add(cases, Rule.TYPE, fixture, "/traits", "{}", "['a']");
        }
        add(cases, Rule.TRAIT_WHITE_SPACE, 1, "/traits/a~1b~0c", "'a b'", "'two\\nlines'");
        add(cases, Rule.TAG, 1, "/tags/0", "'a'", "''");
        add(cases, Rule.TAG, 1, "/tags/1", null, "{'a': 1}");
        add(cases, Rule.TYPE, 1, "/tags", "[]", "'first-tag'");
        add(cases, Rule.TYPE, 1, "/add_to_sales_cycle", "false", "'true'");
        add(cases, Rule.TIMESTAMP, 1, "/createdAt", "'2025-03-27T13:26Z'", "'2025-03-27'");
        add(cases, Rule.TIMESTAMP, 1, "/createdAt", "'2024-02-29T00:00:00+0000'", "'27.03.2025 13:26'");
        add(cases, Rule.TIMESTAMP, 1, "/createdAt", null, "'2025-03-27T13:26:52+05:30'");
        add(cases, Rule.REQUIRED, 2, "/event", null, "' '");
        add(cases, Rule.REQUIRED, 55, "/userId", null, "['a']");
        add(cases, Rule.PHONE, 8, "/fullPhoneNumber", null, "'9199999999999999999'");
        add(cases, Rule.PHONE, 1, "/phoneNumber", "'9999999998'", "'undefined9999999999'");
        add(cases, Rule.CHOICE, 56, "/filters/0/trait", "'created_at_utc'", "'name'");
        add(cases, Rule.REQUIRED, 56, "/filters/0/op", null, null);
        add(cases, Rule.TIMESTAMP, 56, "/filters/0/val", "'2025-01-01'", "'2025-13-01'");
        add(cases, Rule.TIMESTAMP, 56, "/filters/0/val", "'2025-01-01T00:00:00'", "'yesterday'");
        String filter = "{'trait': 'created_at_utc', 'op': 'gt', 'val': '2025-01-01'";
        add(
                cases,
                Rule.REQUIRED,
                56,
                "/filters",
                "[" + filter + "}, " + filter + ", 'supr_op': 'and'}]",
                "[" + filter + "}, " + filter + "}]",
                "/1/supr_op");
        // the account
        add(cases, Rule.CHOICE, 3, "/campaign_type", null, "'Public'");
        add(cases, Rule.REQUIRED, 3, "/template_name", null, null);
        add(cases, Rule.TEMPLATE_LANGUAGE, 16, "/language", "'English (US)'", "'en_US'");
        add(cases, Rule.TEMPLATE_LANGUAGE, 16, "/language", null, "'en'");
        add(cases, Rule.TEMPLATE_SAMPLES, 16, "/body_text", "['Asha']", "[]");
        add(cases, Rule.TEMPLATE_SAMPLES, 16, "/header_text", "['Asha']", null);
        add(cases, Rule.CHOICE, 16, "/category", "'Marketing'", "'MARKETING'");
        add(cases, Rule.CHOICE, 16, "/header_format", null, "'text'");
        add(cases, Rule.REQUIRED, 16, "/header", null, null);
        add(cases, Rule.REQUIRED, 17, "/header_handle", null, null);
        add(cases, Rule.URL, 17, "/header_handle_file_url", "null", "'cake.jpg'");
        add(cases, Rule.URL, 21, "/carousel_cards/0/header_handle_file_url", null, "'cake.jpg'");
        add(cases, Rule.REQUIRED, 16, "/display_name", null, null);
        add(cases, Rule.REQUIRED, 16, "/body", "'Dear {{1}}'", "''");
        add(cases, Rule.CHOICE, 18, "/buttons/0/type", null, "'QUICK_REPLY'");
        add(cases, Rule.CHOICE, 19, "/buttons/0/type", null, "'URL'");
        add(cases, Rule.REQUIRED, 18, "/buttons/0/phone_number", null, null);
        add(cases, Rule.REQUIRED, 18, "/buttons/1/url", null, null);
        add(cases, Rule.REQUIRED, 19, "/buttons", null, null);
        add(cases, Rule.REQUIRED, 19, "/buttons/0/text", null, null);
        add(cases, Rule.REQUIRED, 21, "/carousel_cards/0/card_index", null, null);
        add(cases, Rule.TYPE, 21, "/carousel_cards/1/card_index", "1", "'1'");
        add(cases, Rule.REQUIRED, 21, "/carousel_cards/0/body", null, null);
        add(cases, Rule.REQUIRED, 40, "/agent_email", null, null);
        add(cases, Rule.PHONE, 40, "/user_phone_number", "'919999999998'", "'919'");
        return cases;
    }

    /** The document at the limit. */
    public ObjectNode allowedDocument() {
        ObjectNode document = fixture.body().deepCopy();
        return allowed == null ? document : put(document, allowed);
    }

    /** The document beyond it. */
    public ObjectNode refusedDocument() {
        return put(fixture.body().deepCopy(), refused);
    }

    private ObjectNode put(ObjectNode document, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, slash));
        String key = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(key), value);
        } else if (value == null) {
            ((ObjectNode) parent).remove(key);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
        return document;
    }

    /** Shown as the name of a parameterised test. */
    @Override
    public String toString() {
        String beyond = refused == null ? "missing" : refused.toString();
        return rule + " " + fixture + " " + pointer + " "
                + (beyond.length() > 40 ? refused.asText().length() + " characters" : beyond);
    }

    private static void add(
            List<RuleCase> cases, Rule rule, int fixture, String pointer, String allowed, String refused) {
        add(cases, rule, fixture, pointer, allowed, refused, "");
    }

    private static void add(
            List<RuleCase> cases,
            Rule rule,
            int fixture,
            String pointer,
            String allowed,
            String refused,
            String below) {
        JsonNode beyond = parse(refused);
        JsonNode offending = beyond == null ? null : beyond.at(below);
        cases.add(new RuleCase(
                rule,
                RequestFixture.number(fixture),
                pointer,
                parse(allowed),
                beyond,
                pointer + below,
                lengthOf(offending)));
    }

    private static int lengthOf(JsonNode value) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return 0;
        }
        return value.isContainerNode()
                ? value.size()
                : value.asText().codePointCount(0, value.asText().length());
    }

    private static JsonNode parse(String json) {
        try {
            return json == null ? null : MAPPER.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(int characters) {
        return "'" + "a".repeat(characters) + "'";
    }

    /** Characters that are two in Java. */
    private static String emoji(int characters) {
        return "'" + "\uD83C\uDF82".repeat(characters) + "'";
    }

    private static String sameButtons() {
        return buttons(2).replace("b-1", "b-0");
    }

    private static String sameRows() {
        return sections(2).replace("s-0-1", "s-0-0");
    }

    private static String sameRowsOfTwoSections() {
        return sections(2, 1).replace("s-1-0", "s-0-0");
    }

    private static String buttons(int count) {
        return list(count, "{'type': 'reply', 'reply': {'id': 'b-%d', 'title': 'Yes'}}");
    }

    private static String replies(int count) {
        return list(count, "{'reply': {'plainText': 'Yes', 'postBack': {'data': 'r-%d'}}}");
    }

    private static String sections(int... rows) {
        List<String> sections = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            String row = "{'id': 's-" + i + "-%d', 'title': 'Cake'}";
            sections.add("{'title': 'Cakes', 'rows': " + list(rows[i], row) + "}");
        }
        return "[" + String.join(", ", sections) + "]";
    }

    private static String list(int count, String element) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(String.format(element, i));
        }
        return "[" + String.join(", ", elements) + "]";
    }
}
