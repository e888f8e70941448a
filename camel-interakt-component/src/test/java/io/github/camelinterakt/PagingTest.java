package io.github.camelinterakt;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactPage;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplatePage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lists: one page, or all of them lazily, with at most one page ahead; never shorter than they are without a word. */
class PagingTest extends ApiTest {

    private static final int PAGE = 10;

    @Override
    void configure(DefaultCamelContext context) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:contacts")
                        .to("interakt:getUsers?allPages=true&limit=" + PAGE)
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .to("mock:contact");
                from("direct:templates")
                        .to("interakt:getTemplates?allPages=true")
                        .split(body())
                        .streaming()
                        .to("mock:template");
            }
        });
    }

    @BeforeEach
    void resetMocks() {
        MockEndpoint.resetMocks(context);
    }

    @Test
    void withoutAllPagesThereIsOnePage() {
        contacts(3);
        ContactPage page = sent("getUsers?limit=" + PAGE, null).getMessage().getBody(ContactPage.class);
        assertThat(page.getContacts()).extracting(Contact::getId).containsExactlyElementsOf(ids(0, PAGE));
        assertThat(page.hasNextPage()).isTrue();
        assertThat(server.requests()).hasSize(1);

        templates(2);
        server.wireMock().resetRequests();
        TemplatePage templates = sent("getTemplates", null).getMessage().getBody(TemplatePage.class);
        assertThat(templates.getTemplates()).hasSize(PAGE);
        assertThat(templates.hasNext()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void allPagesAreFetchedWithTheSameFilters() {
        contacts(5);
        List<Map<String, String>> filters = List.of(Map.of("trait", "created_at_utc", "op", "gt", "val", "2026-01-01"));
        Exchange exchange = sent("getUsers?allPages=true&limit=" + PAGE, filters);
        assertThat(drained(contactsOf(exchange))).isEqualTo(ids(0, 5 * PAGE));
        assertThat(offsets()).containsExactly("0", "10", "20", "30", "40");
        assertThat(server.requests()).allSatisfy(request -> assertThat(RecordingServer.parse(request.getBodyAsString()))
                .isEqualTo(RecordingServer.quoted(
                        "{'filters': [{'trait': 'created_at_utc', 'op': 'gt', 'val': '2026-01-01'}]}")));
    }

    @Test
    void allPagesStartAtTheOffset() {
        contacts(3);
        Exchange exchange = sent("getUsers?allPages=true&limit=" + PAGE, null, InteraktConstants.OFFSET, 10);
        assertThat(drained(contactsOf(exchange))).isEqualTo(ids(PAGE, 3 * PAGE));
    }

    @Test
    void onlyOnePageIsPrefetched() {
        contacts(5);
        Iterator<Contact> contacts = contactsOf(sent("getUsers?allPages=true&limit=" + PAGE, null));
        for (int page = 1; page <= 5; page++) {
            for (int i = 0; i < PAGE; i++) {
                assertThat(contacts.hasNext()).isTrue();
                assertThat(contacts.next().getId()).isEqualTo(Integer.toString((page - 1) * PAGE + i));
                assertThat(server.requests().size()).isLessThanOrEqualTo(page + 1);
            }
            int seen = Math.min(page + 1, 5);
            Awaitility.await().untilAsserted(() -> assertThat(server.requests()).hasSize(seen));
        }
        assertThat(contacts.hasNext()).isFalse();
        assertThatThrownBy(contacts::next).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void aShortPageLosesNoElements() {
        // The API gives fewer contacts than the limit and says that there are more.
        contacts(0, 4, true);
        contacts(4, 3, true);
        contacts(7, 2, false);
        assertThat(drained(contactsOf(sent("getUsers?allPages=true&limit=" + PAGE, null))))
                .isEqualTo(ids(0, 9));
    }

    @Test
    void anEmptyListHasNoElements() {
        contacts(0, 0, false);
        assertThat(contactsOf(sent("getUsers?allPages=true&limit=" + PAGE, null))
                        .hasNext())
                .isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anEmptyFirstPageWithANextOneIsAnError() {
        contacts(0, 0, true);
        InteraktException failure = failure(send("getUsers?allPages=true&limit=" + PAGE, null));
        assertThat(failure.getReason()).isEqualTo(Reason.INVALID_RESPONSE);
        assertThat(failure).hasMessageContaining("The page at offset 0 is empty");
    }

    @Test
    void anEmptyPageWithANextOneIsAnErrorAtItsPosition() {
        contacts(0, PAGE, true);
        contacts(PAGE, 0, true);
        Iterator<Contact> contacts = contactsOf(sent("getUsers?allPages=true&limit=" + PAGE, null));
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> contacts.forEachRemaining(contact -> seen.add(contact.getId())))
                .isInstanceOf(InteraktException.class)
                .hasMessageContaining("The page at offset 10 is empty");
        assertThat(seen).isEqualTo(ids(0, PAGE));
    }

    @Test
    void aFailedPageIsReportedAfterTheElementsBeforeIt() {
        contacts(2);
        contacts(PAGE, PAGE, true);
        server.wireMock()
                .stubFor(post(urlPathEqualTo(RecordingServer.BASE_PATH + "/apis/users/"))
                        .withQueryParam("offset", equalTo("20"))
                        .willReturn(
                                RecordingServer.json(429, "{\"result\": false, \"message\": \"Rate limit exceeded\"}")
                                        .withHeader("Retry-After", "20")));
        // The other tests' account would pause for as long.
        Iterator<Contact> contacts = contactsOf(sent("getUsers?apiKey=exampleother&allPages=true&limit=" + PAGE, null));
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> contacts.forEachRemaining(contact -> seen.add(contact.getId())))
                .isInstanceOfSatisfying(InteraktException.class, failure -> {
                    assertThat(failure.getReason()).isEqualTo(Reason.RATE_LIMITED);
                    assertThat(failure.getRetryAfter()).hasValue(java.time.Duration.ofSeconds(20));
                });
        assertThat(seen).isEqualTo(ids(0, 2 * PAGE));
        assertThat(contacts.hasNext()).isTrue();
        assertThatThrownBy(contacts::next).isInstanceOf(InteraktException.class);
    }

    @Test
    void aSplitSeesEveryContact() throws Exception {
        contacts(4);
        MockEndpoint mock = context.getEndpoint("mock:contact", MockEndpoint.class);
        mock.expectedMessageCount(4 * PAGE);
        assertThat(sendTo("direct:contacts", null).getException()).isNull();
        mock.assertIsSatisfied();
        assertThat(mock.getExchanges().stream()
                        .map(exchange ->
                                exchange.getMessage().getBody(Contact.class).getId()))
                .isEqualTo(ids(0, 4 * PAGE));
    }

    @Test
    void aSplitFailsWithTheFailedPage() {
        contacts(2);
        contacts(PAGE, PAGE, true);
        server.wireMock()
                .stubFor(post(urlPathEqualTo(RecordingServer.BASE_PATH + "/apis/users/"))
                        .withQueryParam("offset", equalTo("20"))
                        .willReturn(RecordingServer.json(500, "{}")));
        Exchange exchange = sendTo("direct:contacts", null);
        assertThat(exchange.getException())
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(InteraktException.class),
                        failure -> assertThat(failure).hasRootCauseInstanceOf(InteraktException.class));
        MockEndpoint mock = context.getEndpoint("mock:contact", MockEndpoint.class);
        assertThat(mock.getReceivedCounter()).isEqualTo(2 * PAGE);
    }

    @Test
    void aSplitSeesEveryTemplate() throws Exception {
        templates(3);
        MockEndpoint mock = context.getEndpoint("mock:template", MockEndpoint.class);
        mock.expectedMessageCount(3 * PAGE);
        assertThat(sendTo("direct:templates", null).getException()).isNull();
        mock.assertIsSatisfied();
        assertThat(mock.getExchanges().stream()
                        .map(exchange ->
                                exchange.getMessage().getBody(Template.class).getId()))
                .isEqualTo(ids(0, 3 * PAGE));
        assertThat(offsets()).containsExactly("", "10", "20");
    }

    @Test
    void afterCloseNothingMoreIsFetched() throws Exception {
        contacts(5);
        Iterator<Contact> contacts = contactsOf(sent("getUsers?allPages=true&limit=" + PAGE, null));
        contacts.next();
        Awaitility.await().untilAsserted(() -> assertThat(server.requests()).hasSize(2));
        ((Closeable) contacts).close();
        assertThat(contacts.hasNext()).isFalse();
        assertThat(server.requests()).hasSize(2);
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Contact> contactsOf(Exchange exchange) {
        assertThat(exchange.getMessage().getHeader(InteraktConstants.RESULT)).isEqualTo(true);
        return (Iterator<Contact>) exchange.getMessage().getBody(Iterator.class);
    }

    private static List<String> drained(Iterator<Contact> contacts) {
        List<String> ids = new ArrayList<>();
        contacts.forEachRemaining(contact -> ids.add(contact.getId()));
        return ids;
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private List<String> offsets() {
        return server.requests().stream()
                .map(request -> request.queryParameter("offset").firstValue())
                .toList();
    }

    /** So many full pages of contacts. */
    private void contacts(int pages) {
        for (int page = 0; page < pages; page++) {
            contacts(page * PAGE, PAGE, page < pages - 1);
        }
    }

    private void contacts(int offset, int count, boolean hasNext) {
        String customers = IntStream.range(offset, offset + count)
                .mapToObj(id -> "{\"id\": \"" + id + "\"}")
                .collect(Collectors.joining(","));
        server.wireMock()
                .stubFor(post(urlPathEqualTo(RecordingServer.BASE_PATH + "/apis/users/"))
                        .withQueryParam("offset", equalTo(Integer.toString(offset)))
                        .withQueryParam("limit", equalTo(Integer.toString(PAGE)))
                        .willReturn(RecordingServer.json(
                                200,
                                "{\"result\": true, \"message\": \"Customers\", \"data\": {\"offset\": " + offset
                                        + ", \"has_next_page\": " + hasNext + ", \"customers\": [" + customers
                                        + "]}}")));
    }

    private void templates(int pages) {
        for (int page = 0; page < pages; page++) {
            String templates = IntStream.range(page * PAGE, (page + 1) * PAGE)
                    .mapToObj(id -> "{\"id\": \"" + id + "\"}")
                    .collect(Collectors.joining(","));
            server.wireMock()
                    .stubFor(get(urlPathEqualTo(RecordingServer.BASE_PATH + "/track/organization/templates"))
                            .withQueryParam("offset", equalTo(page == 0 ? "" : Integer.toString(page * PAGE)))
                            .willReturn(RecordingServer.json(
                                    200,
                                    "{\"count\": 30, \"has_next\": " + (page < pages - 1)
                                            + ", \"results\": {\"templates\": [" + templates + "]}}")));
        }
    }
}
