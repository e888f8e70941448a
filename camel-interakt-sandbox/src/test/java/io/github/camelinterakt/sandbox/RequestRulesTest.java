package io.github.camelinterakt.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.junit5.InteraktSandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Its many tests share a sandbox, which is reset before each. */
@InteraktSandbox("sample-data=true")
class RequestRulesTest {

    private Caller caller;

    @BeforeAll
    static void share(Sandbox sandbox) {}

    @BeforeEach
    void addTemplateAndCampaign(Sandbox sandbox) {
        sandbox.reset();
        caller = Caller.of(sandbox);
        sandbox.addCampaign("campaign-1", "C", "order_shipped", "en");
    }

    static List<String> everyRequest() {
        return Requests.names();
    }

    @ParameterizedTest
    @MethodSource("everyRequest")
    void everyOperationAndTypeIsAccepted(String name) {
        Reply reply = caller.post(Requests.path(name), Requests.body(name).toString());

        assertThat(reply.json().path("result").asBoolean()).as(reply.text()).isTrue();
        assertThat(reply.status()).isBetween(200, 202);
    }

    @ParameterizedTest
    @MethodSource("everyRequest")
    void unknownKeysAtTheTopAreRefused(String name) {
        JsonNode body = Requests.changed(name, "/campaignID", "1");
        Reply reply = caller.post(Requests.path(name), body.toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Please correct the following error - /campaignID: is unknown");
    }

    @ParameterizedTest
    @MethodSource("everyRequest")
    void aJsonArrayIsRefusedAsRequest(String name) {
        Reply reply = caller.post(Requests.path(name), "[" + Requests.body(name) + "]");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Please correct the following error - /: must be of type object");
    }

    @ParameterizedTest(name = "{0} with {2} at {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # persons
            trackUser      | /phoneNumber                | 9999999999        | /phoneNumber: must be digits, without country code and without a leading zero, such as 9999999999
            trackUser      | /phoneNumber                | "09999999999"     | /phoneNumber: must be digits, without country code and without a leading zero, such as 9999999999
            trackUser      | /countryCode                | "91"              | /countryCode: must be a plus and one to four digits, such as +91
            trackUser      | /countryCode                |                   | /countryCode: is required
            trackUser      | /fullPhoneNumber            | "919999999999"    | /: must have fullPhoneNumber, or countryCode and phoneNumber, never both forms
            trackUser      | /userId                     | ""                | /userId: must not be empty
            text           | /fullPhoneNumber            | "+919999999999"   | /fullPhoneNumber: must be country code and number, 7 to 15 digits without a plus, such as 919999999999
            text           | /fullPhoneNumber            | "undefined999999" | /fullPhoneNumber: must be country code and number, 7 to 15 digits without a plus, such as 919999999999
            text           | /fullPhoneNumber            |                   | /: must name the receiver by fullPhoneNumber, or by countryCode and phoneNumber; userId alone does not do
            rcsText        | /fullPhoneNumber            | "919999999999"    | /: must have fullPhoneNumber, or countryCode and phoneNumber, never both forms
            # contacts
            trackUser      | /traits/address             | {"city":"Pune"}   | /traits/address: must be a string, a number, a boolean or a list of these; objects have to be flattened
            trackUser      | /traits/email               | null              | /traits/email: must be a string, a number, a boolean or a list of these; objects have to be flattened
            trackUser      | /traits/name                | "a\\nb"           | /traits/name: must not hold a newline, a tab or more than two consecutive spaces
            trackUser      | /traits/name                | "a\\tb"           | /traits/name: must not hold a newline, a tab or more than two consecutive spaces
            trackUser      | /traits/name                | "a   b"           | /traits/name: must not hold a newline, a tab or more than two consecutive spaces
            trackUser      | /traits/list/0              | "a   b"           | /traits/list/0: must not hold a newline, a tab or more than two consecutive spaces
            trackUser      | /name                       | "A"               | /name: is unknown
            trackUser      | /tags                       | "one"             | /tags: must be of type array
            trackUser      | /createdAt                  | "31.01.2030"      | /createdAt: must be an ISO-8601 date and time, in UTC
            trackEvent     | /event                      |                   | /event: is required
            trackEvent     | /event                      | ""                | /event: must not be empty
            trackEvent     | /traits/product             | "a\\nb"           | /traits/product: must not hold a newline, a tab or more than two consecutive spaces
            assignment     | /agent_email                | "agent"           | /agent_email: must be an e-mail address
            assignment     | /user_phone_number          | "+919999999999"   | /user_phone_number: must be country code and number, 7 to 15 digits without a plus, such as 919999999999
            users          | /filters/0/trait            | "name"            | /filters/0/trait: must be one of created_at_utc, modified_at_utc
            users          | /filters/0/op               | "like"            | /filters/0/op: must be one of gt, gte, lt, lte, eq
            users          | /filters/0/val              | "yesterday"       | /filters/0/val: must be an ISO-8601 date, or date and time in UTC
            users          | /filters/1/supr_op          |                   | /filters/1/supr_op: is required
            users          | /filters/1/supr_op          | "or"              | /filters/1/supr_op: must be and
            # messages
            text           | /type                       |                   | /type: is required, one of Audio, Document, Image, InteractiveButton, InteractiveList, Sticker, Template, Text, Video
            text           | /type                       | "text"            | /type: must be one of Audio, Document, Image, InteractiveButton, InteractiveList, Sticker, Template, Text, Video
            text           | /data                       |                   | /data: is required
            text           | /data/message               | ""                | /data/message: must not be empty
            text           | /fallback                   | []                | /fallback: is unknown
            image          | /data/mediaUrl              | "a.jpg"           | /data/mediaUrl: must be an http or https URL
            sticker        | /data/message               | "x"               | /data/message: is unknown
            button         | /data/message/action/buttons/3 | {"type":"reply","reply":{"id":"id4","title":"Four"}} | /data/message/action/buttons: must have at most 3 elements
            button         | /data/message/action/buttons/0/reply/title | "123456789012345678901" | /data/message/action/buttons/0/reply/title: must have at most 20 characters
            list           | /data/message/action/sections/0/rows/0/title | "1234567890123456789012345" | /data/message/action/sections/0/rows/0/title: must have at most 24 characters
            list           | /data/message/action/sections/0/rows/0/description | "1234567890123456789012345678901234567890123456789012345678901234567890123" | /data/message/action/sections/0/rows/0/description: must have at most 72 characters
            template       | /template/name              |                   | /template/name: is required
            template       | /template/languageCode      | "English"         | /template/languageCode: must be a language's code, such as en or en_US
            template       | /template/bodyValues/0      | ""                | /template/bodyValues/0: must not be blank, and must not hold a newline, a tab or more than four consecutive spaces
            template       | /template/bodyValues/0      | "a\\nb"           | /template/bodyValues/0: must not be blank, and must not hold a newline, a tab or more than four consecutive spaces
            template       | /template/bodyValues/0      | "a\\tb"           | /template/bodyValues/0: must not be blank, and must not hold a newline, a tab or more than four consecutive spaces
            template       | /template/bodyValues/0      | "a     b"         | /template/bodyValues/0: must not be blank, and must not hold a newline, a tab or more than four consecutive spaces
            template       | /template/bodyValues/0      | 1                 | /template/bodyValues/0: must not be blank, and must not hold a newline, a tab or more than four consecutive spaces
            template       | /template/buttonValues/one  | ["x"]             | /template/buttonValues: keys must be button indexes from 0, as strings
            template       | /template_category          | "MARKETING"       | /template_category: must be one of utility, marketing, authentication
            template       | /campaignId                 | "unknown"         | /campaignId: is not the id of a campaign of this account
            smsFallback    | /fallback/0/sender_id       | "ABC"             | /fallback/0/sender_id: must be a DLT header of six letters or digits
            smsFallback    | /fallback/0/channel         | "mail"            | /fallback/0/channel: must be sms
            orderDetails   | /template/order_details/0/currency | "Rupee"    | /template/order_details/0/currency: must be a currency's code, such as INR
            orderStatus    | /template/order_status/order/status |           | /template/order_status/order/status: is required
            # RCS messages
            rcsText        | /callbackData               | "c"               | /callbackData: is unknown
            rcsText        | /type                       | "Calendar"        | /type: must be one of BUTTON_URL, CAROUSEL, Calender, DIALER_ACTION, Image, Location, QR, STANDALONE_CAROUSEL, Template, Text
            rcsReply       | /message/suggestions        | []                | /message/suggestions: must have at least 1 elements
            rcsLocation    | /message/suggestions/0/action/showLocation/coordinAtes/latitude  | 90.5   | /message/suggestions/0/action/showLocation/coordinAtes/latitude: must be at most 90
            rcsLocation    | /message/suggestions/0/action/showLocation/coordinAtes/longitude | -181   | /message/suggestions/0/action/showLocation/coordinAtes/longitude: must be at least -180
            rcsCalendar    | /message/suggestions/0/action/createCalendarEvent/startTime | "2030-01-31T09:00:00" | /message/suggestions/0/action/createCalendarEvent/startTime: must be an RFC 3339 date and time in UTC, such as 2030-01-31T09:00:00Z
            rcsCarousel    | /message/richCardDetails/carousel/cardWidth | "LARGE"             | /message/richCardDetails/carousel/cardWidth: must be one of SMALL_WIDTH, MEDIUM_WIDTH
            rcsCarousel    | /message/richCardDetails/carousel/contents/0/cardMedia/mediaHeight | "HIGH" | /message/richCardDetails/carousel/contents/0/cardMedia/mediaHeight: must be one of SHORT, MEDIUM, TALL
            rcsStandalone  | /message/richCardDetails/standalone/cardOrientation | "UP"        | /message/richCardDetails/standalone/cardOrientation: must be one of VERTICAL, HORIZONTAL
            rcsImage       | /message                    | {}                | /message: is unknown
            # campaigns and templates
            campaign       | /campaign_type              | "API"             | /campaign_type: must be PublicAPI
            plainTemplate  | /language                   | "en"              | /language: must be the name of a language that WhatsApp supports, such as English, not a code
            plainTemplate  | /category                   | "UTILITY"         | /category: must be one of Utility, Marketing, Authentication
            textHeaderTemplate  | /header                |                   | /header: is required
            textHeaderTemplate  | /body_text             | ["a","b"]         | /body_text: must have one sample value for each variable, 1, but has 2
            mediaHeaderTemplate | /header_handle         |                   | /header_handle: is required
            callToActionTemplate | /buttons/0/type       | "QUICK_REPLY"     | /buttons/0/phone_number: is not allowed here; /buttons/0/type: must be one of PHONE_NUMBER, URL
            callToActionTemplate | /button_type          |                   | /button_type: is required
            quickRepliesTemplate | /buttons/0/type       | "URL"             | /buttons/0/type: must be QUICK_REPLY; /buttons/0/url: is required
            carouselTemplateCreation | /carousel_cards/0/header_format | "TEXT"  | /carousel_cards/0/header_format: must be one of IMAGE, VIDEO
            """)
    void aViolationIsReportedWithItsPointer(String name, String pointer, String json, String rule) {
        Reply reply = caller.post(
                Requests.path(name), Requests.changed(name, pointer, json).toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("result").asBoolean(true)).isFalse();
        List<String> rules = List.of(reply.message()
                .replace("Please correct the following error - ", "")
                .split("; (?=/)", -1));
        assertThat(rules).containsExactlyInAnyOrder(rule.split("; (?=/)", -1));
    }

    @Test
    void everyViolationIsListedWithoutContent() {
        Reply reply = caller.postQuoted(
                "/message/",
                "{'fullPhoneNumber':'not-a-phone','type':'Template','template':{'name':'','languageCode':'x1',"
                        + "'bodyValues':['secret\\nvalue']}}");

        assertThat(reply.message())
                .contains(
                        "/fullPhoneNumber: ",
                        "/template/name: ",
                        "/template/languageCode: ",
                        "/template/bodyValues/0: ")
                .doesNotContain("not-a-phone", "x1", "secret");
    }

    @Test
    void textAndCallbackDataMayBeAsLongAsTheirLimits() {
        JsonNode text = Requests.changed("text", "/data/message", quoted(4096));
        JsonNode callback = Requests.changed("text", "/callbackData", quoted(512));

        assertThat(caller.post("/message/", text.toString()).status()).isEqualTo(201);
        assertThat(caller.post("/message/", callback.toString()).status()).isEqualTo(201);
    }

    @Test
    void textAndCallbackDataMustNotBeLonger() {
        JsonNode text = Requests.changed("text", "/data/message", quoted(4097));
        JsonNode callback = Requests.changed("text", "/callbackData", quoted(513));

        assertThat(caller.post("/message/", text.toString()).message())
                .endsWith("/data/message: must have at most 4096 characters");
        assertThat(caller.post("/message/", callback.toString()).message())
                .endsWith("/callbackData: must have at most 512 characters");
    }

    @Test
    void aListHasAtMostTenRowsInAllSections() {
        String rows = IntStream.range(0, 8)
                .mapToObj(i -> "{\"id\":\"row" + i + "\",\"title\":\"A\"}")
                .collect(Collectors.joining(",", "[", "]"));
        JsonNode body = Requests.changed("list", "/data/message/action/sections/0/rows", rows);
        assertThat(caller.post("/message/", body.toString()).status()).isEqualTo(201);

        String more = rows.replace("]", ",{\"id\":\"c\",\"title\":\"C\"},{\"id\":\"d\",\"title\":\"D\"}]");
        JsonNode tooMany = Requests.changed("list", "/data/message/action/sections/0/rows", more);
        assertThat(caller.post("/message/", tooMany.toString()).message())
                .endsWith("must have at most 10 rows in total, but has 11");
    }

    @Test
    void theRowsOfAListHaveDifferentIdsInAllSections() {
        String id = Requests.body("list")
                .at("/data/message/action/sections/1/rows/0/id")
                .toString();
        JsonNode body = Requests.changed("list", "/data/message/action/sections/0/rows/0/id", id);
        assertThat(caller.post("/message/", body.toString()).message())
                .endsWith("/data/message/action/sections: two rows have the same id");
    }

    @Test
    void twoSpacesInATraitAndFourInATemplateValueAreAllowed() {
        assertThat(caller.post(
                                "/track/users/",
                                Requests.changed("trackUser", "/traits/name", "\"a  b\"")
                                        .toString())
                        .status())
                .isEqualTo(202);
        assertThat(caller.post(
                                "/message/",
                                Requests.changed("template", "/template/bodyValues/0", "\"a    b\"")
                                        .toString())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void moreThanFourSuggestionsAreRefused() {
        String suggestion = "{\"reply\":{\"plainText\":\"A\",\"postBack\":{\"data\":\"d\"}}}";
        String four = "[" + (suggestion + ",").repeat(3) + suggestion + "]";
        String five = "[" + (suggestion + ",").repeat(4) + suggestion + "]";

        assertThat(caller.post(
                                "/rcs/message/",
                                Requests.changed("rcsReply", "/message/suggestions", four)
                                        .toString())
                        .status())
                .isEqualTo(201);
        assertThat(caller.post(
                                "/rcs/message/",
                                Requests.changed("rcsReply", "/message/suggestions", five)
                                        .toString())
                        .message())
                .endsWith("/message/suggestions: must have at most 4 elements");
    }

    private static String quoted(int length) {
        return '"' + "x".repeat(length) + '"';
    }
}
