package io.github.camelinterakt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a route says is used, or refused with a word that says what to do; never ignored. */
class NothingIsDroppedTest extends ApiTest {

    private static final String TO = "to=919999999999";

    /** Endpoint URIs that contradict themselves, and what the error must say. */
    static Stream<Arguments> wrongEndpoints() {
        return Stream.of(
                arguments(
                        "trackUser?templateName=a",
                        List.of("trackUser does not support the option templateName", "remove it")),
                arguments(
                        "trackUser?to=919999999999",
                        List.of("does not support the option to:", "It is for message, rcsMessage")),
                arguments("trackUser?templatename=a", List.of("does not support the option templateName")),
                arguments("trackUser?template-name=a", List.of("does not support the option templateName")),
                arguments(
                        "message?type=Text&delay=5000",
                        List.of("message does not support the option delay:", "It is for users, templates")),
                arguments("getUsers?initialDelay=5000", List.of("does not support the option initialDelay")),
                arguments("message?type=Text&scheduler.cron=0", List.of("does not support the option scheduler:")),
                arguments("webhook?priority=high", List.of("does not support the option priority")),
                arguments("webhook?ttl=5s", List.of("does not support the option ttl")),
                arguments("trackEvent?type=Text", List.of("does not support the option type")),
                arguments("trackUser?eventName=a", List.of("does not support the option eventName", "trackEvent")),
                arguments("rcsMessage?callbackData=a", List.of("does not support the option callbackData")),
                arguments(
                        "rcsMessage?templateCategory=UTILITY", List.of("does not support the option templateCategory")),
                arguments("rcsMessage?caption=a", List.of("does not support the option caption")),
                arguments("getUsers?templateName=a", List.of("does not support the option templateName")),
                arguments("getUsers?defaultRegion=IN", List.of("does not support the option defaultRegion")),
                arguments(
                        "getUser?allPages=true",
                        List.of("does not support the option allPages", "getUsers, getTemplates")),
                arguments("getTemplates?limit=10", List.of("does not support the option limit")),
                arguments("getUser?agentEmail=a@example.com", List.of("does not support the option agentEmail")),
                arguments("message?lookupBy=userId", List.of("does not support the option lookupBy", "getUser")),
                arguments(
                        "message?mediaType=image/png", List.of("does not support the option mediaType", "uploadMedia")),
                arguments("createTemplate?languageCode=en", List.of("does not support the option languageCode")),
                arguments("createCampaign?campaignId=a", List.of("does not support the option campaignId")),
                arguments(
                        "assignChat?campaignName=a",
                        List.of("does not support the option campaignName", "createCampaign")),
                arguments("uploadMedia?caption=a", List.of("does not support the option caption")),
                // types
                arguments("message?type=QR", List.of("message cannot send the type QR", "Its types are Text, Image")),
                arguments("rcsMessage?type=Video", List.of("rcsMessage cannot send the type Video", "CAROUSEL")),
                arguments(
                        "message?type=Nonsense",
                        List.of("The option type of interakt:message must be one of Text, Image", "Template")),
                arguments("rcsMessage?type=Nonsense", List.of("must be one of Text, Image, Template, QR")),
                arguments("message?templateCategory=cheap", List.of("must be one of UTILITY, MARKETING")),
                arguments("getUser?lookupBy=name", List.of("must be one of phone, userId")),
                arguments(
                        "message?type=Text&templateName=a",
                        List.of("type=Text does not support the option templateName")),
                arguments(
                        "message?type=Text&campaignId=a", List.of("type=Text does not support the option campaignId")),
                arguments("message?type=Text&caption=a", List.of("type=Text does not support the option caption")),
                arguments(
                        "message?type=Sticker&fileName=a",
                        List.of("type=Sticker does not support the option fileName")),
                arguments(
                        "message?type=Template&caption=a",
                        List.of("type=Template does not support the option caption")),
                arguments(
                        "message?templateName=a&caption=a",
                        List.of("type=Template does not support the option caption")),
                arguments(
                        "rcsMessage?type=QR&languageCode=en",
                        List.of("type=QR does not support the option languageCode")),
                arguments(
                        "message?type=Text&smsMessage=a&smsSenderId=b&smsEntityId=c&smsTemplateId=d",
                        List.of("type=Text does not support the option sms")),
                // preflight
                arguments("uploadMedia?preflight=false", List.of("does not support the option preflight")),
                arguments("message?traitPolicy=clean", List.of("does not support the option traitPolicy", "trackUser")),
                arguments("getUsers?nestedTraits=flatten", List.of("does not support the option nestedTraits")),
                arguments("rcsMessage?validateTemplate=true", List.of("does not support the option validateTemplate")),
                arguments("trackUser?traitPolicy=drop", List.of("must be one of reject, clean")),
                arguments("trackUser?nestedTraits=drop", List.of("must be one of reject, flatten")),
                arguments(
                        "trackUser?preflight=false&traitPolicy=clean",
                        List.of("traitPolicy=clean needs preflight=true", "remove one of them")),
                arguments(
                        "trackEvent?preflight=false&nestedTraits=flatten",
                        List.of("nestedTraits=flatten needs preflight=true")),
                arguments(
                        "message?preflight=false&validateTemplate=true",
                        List.of("validateTemplate=true needs preflight=true")),
                // connection
                arguments(
                        "trackUser?proxyHost=proxy.example.com",
                        List.of("The option proxyHost belongs to the component", "camel.component.interakt.proxyHost")),
                arguments("trackUser?plan=ADVANCED", List.of("The option plan belongs to the component")),
                arguments("trackUser?response-timeout=5s", List.of("belongs to the component")),
                arguments("trackUser?baseUrl=nonsense", List.of("baseUrl must be an http or https URL")),
                arguments("trackUser?baseUrl=ftp://example.com", List.of("baseUrl must be an http or https URL")),
                arguments("trackUser?baseUrl=https:///v1", List.of("baseUrl must be an http or https URL")),
                arguments(
                        "trackUser?baseUrl=RAW(https://example.com/v1?a=b)",
                        List.of("without user, query and fragment")),
                arguments(
                        "trackUser?baseUrl=RAW(https://a:b@example.com/v1)",
                        List.of("without user, query and fragment")),
                arguments("trackUser?baseUrl=RAW(https://exa mple.com)", List.of("baseUrl is not a URL")),
                arguments("trackUser?apiKey=RAW( )", List.of("The option apiKey is missing", "Developer Settings")),
                arguments("trackUser?apiKey=RAW(a b)", List.of("apiKey contains white space", "single line")),
                // ranges
                arguments("getUsers?limit=0", List.of("limit must be from 1 to 100, but is 0")),
                arguments("getUsers?limit=101", List.of("limit must be from 1 to 100, but is 101")),
                arguments("getUsers?offset=-1", List.of("offset must be 0 or more")),
                arguments("getTemplates?offset=-1", List.of("offset must be 0 or more")),
                // phones
                arguments(
                        "message?defaultRegion=XX",
                        List.of("defaultRegion is not a region", "two letters, such as IN")),
                arguments("message?defaultRegion=India", List.of("defaultRegion is not a region")),
                arguments("message?to=nobody", List.of("The option to is invalid", "+91 and ten digits")),
                arguments("message?to=9999999999", List.of("The option to is invalid", "defaultRegion")),
                // names
                arguments("nonsense", List.of("no operation interakt:nonsense", "message, rcsMessage, trackUser")),
                arguments("message?nonsense=1", List.of("nonsense")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongEndpoints")
    void aWrongEndpointIsRefusedAtItsCreation(String uri, List<String> words) {
        assertThatThrownBy(() -> context.getEndpoint("interakt:" + uri))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxyHost=proxy.example.com | both options proxyHost and proxyPort",
                "proxyPort=3128 | both options proxyHost and proxyPort",
                "proxyUsername=a | both options proxyHost and proxyPort",
                "proxyHost=a&proxyPort=0 | proxyPort must be from 1 to 65535",
                "proxyHost=a&proxyPort=70000 | proxyPort must be from 1 to 65535",
                "proxyHost=a&proxyPort=1&proxyPassword=b | proxyPassword needs proxyUsername",
                "connectTimeout=0 | connectTimeout must be from 1",
                "responseTimeout=-1 | responseTimeout must be from 1",
                "maxResponseSize=10 | maxResponseSize must be from 1024",
                "requestsPerMinute=0 | requestsPerMinute must be from 1",
                "quotaShare=0 | quotaShare must be more than 0",
                "highReserve=0.6 | highReserve must be from 0 to 0.5",
                "plan=ENTERPRISE | needs the option requestsPerMinute"
            })
    void aWrongComponentIsRefusedAtItsFirstEndpoint(String options, String words) throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            CamelFixture.options(other, "apiKey=examplekey&" + options);
            assertThatThrownBy(() -> other.getEndpoint("interakt:trackUser")).hasStackTraceContaining(words);
        }
    }

    @Test
    void aRouteWithAWrongEndpointDoesNotStart() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:a").to("interakt:trackUser?apiKey=examplekey&templateName=a");
                }
            });
            assertThatThrownBy(other::start).hasStackTraceContaining("does not support the option templateName");
        }
    }

    @Test
    void withoutAKeyNoEndpointIsCreated() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.start();
            assertThatThrownBy(() -> other.getEndpoint("interakt:trackUser"))
                    .hasMessageContaining("The option apiKey is missing")
                    .hasMessageContaining("Developer Settings");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "getUsers", "trackUser"})
    void producerOperationsHaveNoConsumer(String operation) throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            other.getComponent("interakt", InteraktComponent.class)
                    .getConfiguration()
                    .setApiKey(RAW_KEY);
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("interakt:" + operation).to("direct:a");
                }
            });
            assertThatThrownBy(other::start)
                    .isInstanceOf(FailedToStartRouteException.class)
                    .hasStackTraceContaining("use it in to(...), not in from(...)");
        }
    }

    /** URI, body, header, value, and what the error must say. */
    static Stream<Arguments> wrongHeaders() {
        return Stream.of(
                arguments(
                        "message?type=Text&" + TO,
                        "Hi",
                        "CamelInteraktLanguageCode",
                        "en",
                        "type Text does not support"),
                arguments("message?type=Text&" + TO, "Hi", "CamelInteraktCaption", "a", "type Text does not support"),
                arguments("message?type=Text&" + TO, "Hi", "CamelInteraktFileName", "a", "type Text does not support"),
                arguments(
                        "message?type=Text&" + TO,
                        "Hi",
                        "CamelInteraktSmsVariables",
                        "a",
                        "type Text does not support"),
                arguments(
                        "rcsMessage?type=Text&" + TO,
                        "Hi",
                        "CamelInteraktSmsVariables",
                        "a",
                        "needs the option smsMessage"),
                arguments(
                        "message?type=Text&" + TO, "Hi", "CamelInteraktSmsMessage", "a", "type Text does not support"),
                arguments(
                        "uploadMedia?fileName=a",
                        new byte[1],
                        "CamelInteraktMediaType",
                        "image/png\r\nX: y",
                        "must be a type and a subtype"),
                arguments("message?type=Text", "Hi", "CamelInteraktTo", " ", "is empty: set or remove it"),
                arguments("message?type=Text&" + TO, "Hi", "CamelInteraktType", "QR", "not a type of this operation"),
                arguments("message?type=Text&" + TO, "Hi", "CamelInteraktType", "Nonsense", "types are Text, Image"),
                arguments("getUsers", null, "CamelInteraktLimit", "many", "is not a valid Integer"),
                arguments("getUsers", null, "CamelInteraktLimit", 0, "must be from 1 to 100, but is 0"),
                arguments("getUsers", null, "CamelInteraktLimit", 101, "must be from 1 to 100, but is 101"),
                arguments("getUsers", null, "CamelInteraktOffset", -1, "must be 0 or more"),
                arguments("getTemplates", null, "CamelInteraktOffset", -1, "must be 0 or more"));
    }

    @ParameterizedTest(name = "{0} with {2}={3}")
    @MethodSource("wrongHeaders")
    void anUnsupportedHeaderIsRefusedByName(String uri, Object body, String header, Object value, String words) {
        assertThat(refused(uri, body, header, value))
                .hasMessageContaining(header)
                .hasMessageContaining(words);
    }

    @Test
    void headersOfOtherOperationsAreIgnored() {
        Map<String, Object> headers = new HashMap<>();
        for (InteraktOption option : InteraktOption.values()) {
            if (option.header() != null && !option.isFor(InteraktOperation.trackUser)) {
                headers.put(option.header(), "a");
            }
        }
        headers.put("CamelInteraktNonsense", "a");
        template.requestBodyAndHeaders("interakt:trackUser", Map.of("userId", "crm-1001"), headers);
        assertThat(server.document()).isEqualTo(RecordingServer.quoted("{'userId': 'crm-1001'}"));
    }

    @Test
    void aRouteMaySendAMessageAndRecordAnEventWithTheSameHeaders() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:both")
                        .setHeader(InteraktConstants.TO, constant("919999999999"))
                        .to("interakt:message?type=Text")
                        .setBody(constant(Map.of("userId", "crm-1001", "event", "Greeted")))
                        .to("interakt:trackEvent");
            }
        });
        template.requestBody("direct:both", "Hi");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).getBodyAsString()).contains("crm-1001", "Greeted");
    }

    @Test
    void aTypeInTheBodyThatContradictsTheRouteIsRefused() {
        assertThat(refused("message?type=Image&" + TO, Map.of("type", "Video", "data", Map.of())))
                .hasMessageContaining("type is Video, but the option or header sets Image")
                .hasMessageContaining("set the type in one place only");
        assertThat(refused(
                        "message?" + TO,
                        Map.of("type", "Text", "data", Map.of("message", "Hi")),
                        InteraktConstants.TEMPLATE_NAME,
                        "a"))
                .hasMessageContaining("Text")
                .hasMessageContaining("Template");
    }

    @Test
    void anOptionThatTheBodysTypeDoesNotSupportIsRefused() {
        assertThat(refused("message?caption=a&" + TO, Map.of("type", "Text", "data", Map.of("message", "Hi"))))
                .hasMessageContaining("type Text does not support the option caption");
        assertThat(refused("message?templateName=a&" + TO, Map.of("type", "Text", "data", Map.of("message", "Hi"))))
                .hasMessageContaining("type Text does not support the option templateName");
    }

    @Test
    void variablesInAdditionToTheBodysFallbackAreRefused() {
        Map<String, Object> body = Map.of("template", Map.of(), "fallback", List.of(Map.of("channel", "sms")));
        assertThat(refused(
                        "message?templateName=a&languageCode=en&" + TO,
                        body,
                        InteraktConstants.SMS_VARIABLES,
                        List.of("a")))
                .hasMessageContaining(InteraktConstants.SMS_VARIABLES);
    }

    @Test
    void aNullVariableIsRefused() {
        assertThat(refused(
                        "rcsMessage?type=Text&smsMessage=a&smsSenderId=b&smsEntityId=c&smsTemplateId=d&" + TO,
                        "Hi",
                        InteraktConstants.SMS_VARIABLES,
                        java.util.Arrays.asList("12", null)))
                .hasMessageContaining(InteraktConstants.SMS_VARIABLES)
                .hasMessageContaining("null as value 2");
    }

    @Test
    void defaultsOfTheComponentApplyToOperationsThatSupportThem() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            InteraktConfiguration configuration =
                    other.getComponent("interakt", InteraktComponent.class).getConfiguration();
            configuration.setApiKey(RAW_KEY);
            configuration.setBaseUrl(server.baseUrl());
            configuration.setDefaultRegion("in");
            configuration.setTraitPolicy(ValuePolicy.clean);
            other.start();
            var producer = other.createProducerTemplate();
            producer.requestBody("interakt:trackUser", Map.of("phoneNumber", "99999 99999"));
            assertThat(server.document())
                    .isEqualTo(RecordingServer.quoted("{'countryCode': '+91', 'phoneNumber': '9999999999'}"));
        }
    }

    @Test
    void anEndpointDoesNotChangeTheComponentsDefaults() {
        context.getEndpoint("interakt:message?type=Text&to=919999999999&ttl=1234&defaultRegion=IN");
        InteraktConfiguration configuration =
                context.getComponent("interakt", InteraktComponent.class).getConfiguration();
        assertThat(configuration.getTtl()).isZero();
        assertThat(configuration.getDefaultRegion()).isNull();
    }

    @Test
    void everythingElseOfTheExchangeIsKept() {
        Exchange exchange = template.send("interakt:trackUser", sending -> {
            sending.getMessage().setBody(Map.of("userId", "crm-1001"));
            sending.getMessage().setHeader("order", 12);
            sending.getMessage().setHeader("CamelFileName", "a.csv");
            sending.getMessage().setHeader("Authorization", "of the route");
            sending.setProperty("lane", "bulk");
        });
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("order", 12)
                .containsEntry("CamelFileName", "a.csv")
                .containsEntry("Authorization", "of the route")
                .hasSize(7);
        assertThat(exchange.getProperty("lane")).isEqualTo("bulk");
        assertThat(server.request().getHeaders().getHeader("Authorization").values())
                .containsExactly("Basic " + DASHBOARD_KEY);
        assertThat(server.request().getHeaders().keys()).doesNotContain("order", "CamelFileName");
    }

    @Test
    void headersOfAResponseDoNotAffectTheNextCall() {
        sent(
                "trackUser",
                Map.of("userId", "crm-1001"),
                InteraktConstants.RESULT,
                true,
                InteraktConstants.MESSAGE_ID,
                "m-1",
                InteraktConstants.RESPONSE_CODE,
                201,
                InteraktConstants.RESPONSE_MESSAGE,
                "Queued");
    }

    @Test
    void theMessageOfEveryRefusalNamesTheOperation() {
        for (InteraktOperation operation : InteraktOperation.values()) {
            if (operation.isConsumer()) {
                continue;
            }
            assertThat(refused(operation.name(), "x", InteraktConstants.PRIORITY, "a"))
                    .hasMessageStartingWith("interakt:" + operation + " failed: INVALID_REQUEST, NOT_SENT")
                    .satisfies(refusal -> assertThat(refusal.getOperation()).isEqualTo(operation));
        }
    }
}
