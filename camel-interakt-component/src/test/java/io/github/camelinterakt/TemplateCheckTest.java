package io.github.camelinterakt;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.http.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.camelinterakt.RecordingServer.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With validateTemplate a message's template is compared with the account's, before the message costs a call. */
class TemplateCheckTest {

    private static final String TO = "to=919999999999";
    private static final String CHECKED = "interakt:message?validateTemplate=true&" + TO;

    private Sandbox sandbox;
    private CamelFixture camel;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.builder().sampleData(true).templatesPageSize(2).start();
        camel = new CamelFixture(sandbox.baseUrl()).start();
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    @Test
    void aMatchingMessageIsSentAndTheTemplatesAreFetchedOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            sent(CHECKED + "&templateName=order_shipped&languageCode=en", List.of("Asha", "12"));
            sent(CHECKED + "&templateCategory=AUTHENTICATION", code("otp"));
        }
        assertThat(sandbox.messageCount()).isEqualTo(6);
        // three templates, two a page
        sandbox.wireMock().verify(2, getRequestedFor(urlPathEqualTo("/v1/public/track/organization/templates")));
    }

    @Test
    void messagesWaitForTheFirstFetchOfTheTemplates() throws Exception {
        sandbox.inject(ApiOperation.GET_TEMPLATES, Fault.delay(Duration.ofMillis(300)));
        List<CompletableFuture<Exchange>> all = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(camel.sendAsync(CHECKED, code("otp"), Map.of()));
        }
        CompletableFuture<Exchange> refused = camel.sendAsync(CHECKED, code("opt"), Map.of());
        for (CompletableFuture<Exchange> one : all) {
            assertThat(one.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(failure(refused.get(60, TimeUnit.SECONDS)).getReason()).isEqualTo(Reason.TEMPLATE_NOT_FOUND);
        assertThat(sandbox.messageCount()).isEqualTo(20);
        sandbox.wireMock().verify(2, getRequestedFor(urlPathEqualTo("/v1/public/track/organization/templates")));
    }

    @Test
    void anUnknownNameIsRefusedWithSimilarNames() throws Exception {
        InteraktException refusal = refused(CHECKED, template("order_shiped", "en", "'bodyValues': ['a', 'b']"));
        assertThat(refusal.getReason()).isEqualTo(Reason.TEMPLATE_NOT_FOUND);
        assertThat(refusal.isSafeToRepeat()).isFalse();
        assertThat(refusal.getViolations())
                .containsExactly(new Violation(
                        "/template/name",
                        Rule.TEMPLATE_UNKNOWN,
                        12,
                        "the account has no template with this name; similar names: order_shipped"));
        assertThat(refused(CHECKED, template("nothing_like_it", "en", "'bodyValues': []"))
                        .getMessage())
                .contains("no template with this name, and none with a similar name")
                .doesNotContain("nothing_like_it");
    }

    @Test
    void anUnknownLanguageIsRefusedWithTheExistingLanguages() throws Exception {
        InteraktException refusal = refused(CHECKED, template("welcome", "hi", "'bodyValues': ['a']"));
        assertThat(refusal.getReason()).isEqualTo(Reason.TEMPLATE_NOT_FOUND);
        assertThat(refusal.getMessage()).contains("/template/languageCode: ", "it exists in en");
    }

    @Test
    void aTemplateThatIsNotApprovedIsRefusedByItsStatus() throws Exception {
        sandbox.template("welcome", "en").getsRejected("spam");
        InteraktException refusal = refused(CHECKED, template("welcome", "en", "'bodyValues': ['a']"));
        assertThat(refusal.getReason()).isEqualTo(Reason.TEMPLATE_NOT_FOUND);
        assertThat(refusal.getViolations()).extracting(Violation::rule).containsExactly(Rule.TEMPLATE_APPROVAL);
        assertThat(refusal.getMessage()).contains("approval status is REJECTED");
    }

    @Test
    void aTemplateOfAnotherCategoryIsRefused() throws Exception {
        InteraktException refusal =
                refused(CHECKED + "&templateCategory=UTILITY&templateName=welcome&languageCode=en", List.of("Asha"));
        assertThat(refusal.getReason()).isEqualTo(Reason.CATEGORY_MISMATCH);
        assertThat(refusal.getMessage()).contains("/template_category: ", "approved as marketing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                          | /bodyValues    | has 2 body values, but the request has 0",
                "'bodyValues': ['a']                                         | /bodyValues    | has 2 body values, but the request has 1",
                "'bodyValues': ['a', 'b', 'c']                               | /bodyValues    | has 2 body values, but the request has 3",
                "'bodyValues': ['a', 'b'], 'headerValues': ['c']             | /headerValues  | has 0 header values, but the request has 1",
                "'bodyValues': ['a', 'b'], 'buttonValues': {'0': ['c']}      | /buttonValues/0 | has 0 values for button 0, but the request has 1"
            },
            quoteCharacter = '"')
    void aWrongNumberOfValuesIsRefused(String values, String place, String words) throws Exception {
        String given = values.equals("''") ? "'fileName': 'a'" : values;
        InteraktException refusal = refused(CHECKED, template("order_shipped", "en", given));
        assertThat(refusal.getReason()).isEqualTo(Reason.INVALID_REQUEST);
        assertThat(refusal.getViolations())
                .extracting(Violation::pointer, Violation::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/template" + place, Rule.TEMPLATE_VALUE_COUNT));
        assertThat(refusal.getMessage()).contains(words);
    }

    @Test
    void headersAndButtonsOfATemplateRequireTheirValues() throws Exception {
        create("{'display_name': 'pay', 'language': 'English', 'category': 'Utility', 'header_format': 'IMAGE',"
                + " 'header_handle': ['h'], 'body': 'Pay', 'button_type': 'Call To Action', 'buttons': ["
                + "{'type': 'PHONE_NUMBER', 'text': 'Call', 'phone_number': '+919999999999'},"
                + "{'type': 'URL', 'text': 'Pay', 'url': 'https://example.com/{{1}}'}], 'button_text': ['x']}");
        String image = "'headerValues': ['https://media.example.com/a.png']";
        assertThat(refused(CHECKED, template("pay", "en", "'bodyValues': ['a']"))
                        .getViolations())
                .extracting(Violation::pointer)
                .containsExactly("/template/headerValues", "/template/bodyValues", "/template/buttonValues/1");
        assertThat(refused(CHECKED, template("pay", "en", image + ", 'buttonValues': {'1': ['a'], '2': ['b']}"))
                        .getViolations())
                .extracting(Violation::pointer)
                .containsExactly("/template/buttonValues/2");
        sent(CHECKED, template("pay", "en", image + ", 'buttonValues': {'1': ['a']}"));
    }

    @Test
    void otherMessagesAreSentWithoutFetchingTemplates() throws Exception {
        sent("interakt:message?validateTemplate=true&" + TO, quoted("{'type': 'Text', 'data': {'message': 'Hi'}}"));
        assertThat(sandbox.messageCount()).isEqualTo(1);
    }

    @Test
    void aCampaignsTemplateIsComparedToo() throws Exception {
        String uri = "interakt:createCampaign?validateTemplate=true&campaignName=c&languageCode=en&templateName=";
        sent(uri + "welcome", null);
        assertThat(refused(
                                "interakt:createCampaign?validateTemplate=true",
                                quoted("{'campaign_name': 'c', 'template_name': 'welcom', 'language_code': 'en'}"))
                        .getMessage())
                .contains("TEMPLATE_NOT_FOUND", "/template_name: ", "similar names: welcome");
    }

    @Test
    void aRouteWithAnUnknownTemplateDoesNotStart() throws Exception {
        assertThatThrownBy(() -> route(CHECKED + "&templateName=order_shiped&languageCode=en"))
                .hasStackTraceContaining("TEMPLATE_NOT_FOUND")
                .hasStackTraceContaining(
                        "Template 'order_shiped', language 'en': the account has no template with this name; similar names: order_shipped");
    }

    @Test
    void aRouteWithAMissingLanguageDoesNotStart() throws Exception {
        assertThatThrownBy(() -> route(CHECKED + "&templateName=welcome&languageCode=hi"))
                .hasStackTraceContaining(
                        "Template 'welcome', language 'hi': the template does not exist in this language; it exists in en");
    }

    @Test
    void aRouteWithAKnownTemplateStarts() throws Exception {
        route(CHECKED + "&templateName=welcome&languageCode=en");
        sent("direct:a", List.of("Asha"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void ifTheTemplatesCannotBeFetchedRoutesStartAndMessagesAreSentUnchecked(int status) throws Exception {
        sandbox.inject(ApiOperation.GET_TEMPLATES, Fault.status(status, "{\"result\": false}"), 100);
        route(CHECKED + "&templateName=order_shiped&languageCode=en");
        Exchange exchange = camel.send("direct:a", List.of("Asha"));
        // Interakt has the last word.
        assertThat(failure(exchange).getOutcome()).isEqualTo(Outcome.REJECTED);
        sent(CHECKED, code("otp"));
        sandbox.wireMock().verify(2, postRequestedFor(urlPathMatching(".*/message/")));
    }

    @Test
    void aViolationIsRefusedBeforeTheTemplateIsChecked() throws Exception {
        assertThat(refused(CHECKED, template("welcom", "en", "'bodyValues': ['']"))
                        .getViolations())
                .extracting(Violation::rule)
                .containsExactly(Rule.TEMPLATE_VALUE);
    }

    private void create(String template) throws Exception {
        sent("interakt:createTemplate", quoted(template));
        sandbox.template("pay", "en").getsApproved();
    }

    private void route(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to(uri);
            }
        });
    }

    private static Object code(String name) {
        return template(name, "en", "'bodyValues': ['654321'], 'buttonValues': {'0': ['654321']}");
    }

    private static Object template(String name, String language, String values) {
        return quoted("{'type': 'Template', 'template': {'name': '" + name + "', 'languageCode': '" + language + "', "
                + values + "}}");
    }

    private void sent(String uri, Object body) throws Exception {
        assertThat(camel.send(uri, body).getException()).isNull();
    }

    private InteraktException refused(String uri, Object body) throws Exception {
        sandbox.wireMock().resetRequests();
        InteraktException refusal = failure(camel.send(uri, body));
        assertThat(refusal.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        sandbox.wireMock().verify(0, postRequestedFor(urlPathMatching(".*")));
        return refusal;
    }

    private static InteraktException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(InteraktException.class);
        return (InteraktException) exchange.getException();
    }
}
