package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContactListTest {

    private static final SandboxClock CLOCK = SandboxClock.startingAt(Instant.EPOCH);

    @RegisterExtension
    static final InteraktSandboxExtension EXTENSION = InteraktSandboxExtension.with(builder -> builder.clock(CLOCK));

    private Caller caller;

    /** Contacts u0 to u4 are created at midnight of five days; the first is changed two days after the last. */
    @BeforeEach
    void trackFiveContacts() {
        caller = Caller.of(EXTENSION.sandbox());
        CLOCK.set(Instant.parse("2030-01-01T00:00:00Z"));
        for (int i = 0; i < 5; i++) {
            caller.postQuoted("/track/users/", "{'userId':'u" + i + "'}");
            CLOCK.advance(Duration.ofDays(1));
        }
        CLOCK.advance(Duration.ofDays(1));
        caller.postQuoted("/track/users/", "{'userId':'u0','traits':{'name':'A'}}");
    }

    private JsonNode page(String query, String body) {
        Reply reply = caller.postQuoted("/apis/users/" + query, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("data");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("customers").findValuesAsText("user_id");
    }

    @Test
    void offsetSelectsPagesUntilHasNextPageIsFalse() {
        JsonNode first = page("?offset=0&limit=2", "{}");
        JsonNode last = page("?offset=4&limit=2", "{'filters':[]}");
        JsonNode beyond = page("?offset=9&limit=2", "{}");

        assertThat(ids(first)).containsExactly("u0", "u1");
        assertThat(first.path("has_next_page").asBoolean()).isTrue();
        assertThat(first.path("total_customers").asInt()).isEqualTo(5);
        assertThat(first.path("offset").asInt()).isZero();
        assertThat(first.path("limit").asInt()).isEqualTo(2);
        assertThat(ids(last)).containsExactly("u4");
        assertThat(last.path("has_next_page").asBoolean(true)).isFalse();
        assertThat(ids(beyond)).isEmpty();
    }

    @Test
    void aFullLastPageHasNoNext() {
        assertThat(page("?offset=3&limit=2", "{}").path("has_next_page").asBoolean(true))
                .isFalse();
        assertThat(page("?offset=3&limit=2", "{'filters':[{'trait':'created_at_utc','op':'gt','val':'2000-01-01'}]}")
                        .path("has_next_page")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void theDefaultPageIsTheFirst100Contacts() {
        JsonNode page = page("", "");

        assertThat(page.path("limit").asInt()).isEqualTo(100);
        assertThat(ids(page)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?limit=101", "?limit=0", "?limit=x", "?offset=-1", "?limit=", "?page=1", "?limit=1&limit=2"})
    void malformedParametersAreRefused(String query) {
        Reply reply = caller.post("/apis/users/" + query, "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("result").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "gt,  2030-01-03, 'u3,u4'",
        "gte, 2030-01-03, 'u2,u3,u4'",
        "lt,  2030-01-03, 'u0,u1'",
        "lte, 2030-01-03, 'u0,u1,u2'",
        "eq,  2030-01-03, 'u2'",
        "gte, 2030-01-03T00:00:00.000Z, 'u2,u3,u4'",
        "gte, 2030-01-03T00:00:00+0000, 'u2,u3,u4'",
        "gte, 2030-01-03T00:00:00+00:00, 'u2,u3,u4'",
        "gte, 2030-01-03T00:00:00.001000, 'u3,u4'"
    })
    void aFilterBoundsTheTimeAndADateAloneIsMidnightUtc(String op, String val, String expected) {
        JsonNode page = page("", "{'filters':[{'trait':'created_at_utc','op':'" + op + "','val':'" + val + "'}]}");

        assertThat(ids(page)).containsExactly(expected.split(",", -1));
    }

    @Test
    void filtersAreJoinedByAnd() {
        JsonNode page = page(
                "?limit=1",
                "{'filters':[{'trait':'created_at_utc','op':'gt','val':'2030-01-01T12:00:00Z'},"
                        + "{'trait':'created_at_utc','op':'lt','supr_op':'and','val':'2030-01-03T12:00:00Z'}]}");

        assertThat(page.path("total_customers").asInt()).isEqualTo(2);
        assertThat(page.path("has_next_page").asBoolean()).isTrue();
        assertThat(ids(page)).containsExactly("u1");
    }

    @Test
    void contactsAreFilteredByTheTimeOfModification() {
        JsonNode page = page("", "{'filters':[{'trait':'modified_at_utc','op':'gt','val':'2030-01-06'}]}");

        assertThat(ids(page)).containsExactly("u0");
        assertThat(page.at("/customers/0/modified_at_utc").asText()).isEqualTo("2030-01-07T00:00:00.000000");
        assertThat(page.at("/customers/0/created_at_utc").asText()).isEqualTo("2030-01-01T00:00:00.000000");
    }

    @Test
    void anInvalidDateIsRefused() {
        Reply reply = caller.postQuoted(
                "/apis/users/", "{'filters':[{'trait':'created_at_utc','op':'gt','val':'2030-02-31'}]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("/filters").doesNotContain("2030");
    }
}
