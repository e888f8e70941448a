package io.github.camelinterakt.sandbox;

import java.util.Map;

import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.control.Control;
import io.github.camelinterakt.sandbox.http.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One server with several accounts, each with its own data. */
class AccountsTest {

    private static final String CONTACT = "{'fullPhoneNumber':'919999999999','traits':{}}";

    @Test
    void eachKeyHasItsOwnAccount() {
        try (Sandbox first = Sandbox.builder()
                .apiKey("examplekey", "otherkey")
                .requestsPerMinute(2)
                .start()) {
            Sandbox other = first.account("otherkey");
            assertThat(other.baseUrl()).isEqualTo(first.baseUrl());
            assertThat(Caller.of(other).postQuoted("/track/users/", CONTACT).status())
                    .isEqualTo(202);
            assertThat(Caller.of(other).get("/apis/users/id/u1").status()).isEqualTo(200);
            assertThat(Caller.of(other).get("/apis/users/id/u1").status()).isEqualTo(429);
            assertThat(Caller.of(first).get("/apis/users/id/u1").status()).isEqualTo(200);
            assertThat(other.contactCount()).isEqualTo(1);
            assertThat(first.contactCount()).isZero();

            first.track("919999999998", Map.of());
            other.reset();
            assertThat(first.contactCount() + other.contactCount()).isZero();
        }
    }

    @Test
    void eachAccountHasItsOwnFaults() {
        try (Sandbox first = Sandbox.builder().apiKey("examplekey", "otherkey").start()) {
            Sandbox other = first.account("otherkey");
            Control control = Control.of(first);
            other.inject(ApiOperation.GET_USER_BY_ID, Fault.status(500, ""), 2);
            control.post("faults?account=otherkey", "{\"operation\": \"TRACK_USER\", \"kind\": \"status\"}");

            assertThat(Caller.of(first).get("/apis/users/id/u1").status()).isEqualTo(200);
            assertThat(Caller.of(first).postQuoted("/track/users/", CONTACT).status())
                    .isEqualTo(202);
            assertThat(Caller.of(other).get("/apis/users/id/u1").status()).isEqualTo(500);
            assertThat(control.state().path("faults")).isEmpty();
            assertThat(control.get("state?account=otherkey").json().path("faults"))
                    .hasSize(2);
            first.clearFaults();
            control.delete("faults");
            assertThat(Caller.of(other).postQuoted("/track/users/", CONTACT).status())
                    .isEqualTo(500);
            control.delete("faults?account=otherkey");
            assertThat(Caller.of(other).get("/apis/users/id/u1").status()).isEqualTo(200);
        }
    }

    /** An application's components bring their keys, raw or as the dashboard shows them. */
    @Test
    void anAccountMayBeAddedLater() {
        try (Sandbox first = Sandbox.builder().sampleData(true).start()) {
            Caller stranger = Caller.of(first).authorizedBy(Caller.basic("otherkey:"));
            assertThat(stranger.get("/apis/users/id/u1").status()).isEqualTo(401);
            Sandbox other = first.account("b3RoZXJrZXk6");
            assertThat(other.apiKey()).isEqualTo("otherkey");
            assertThat(first.account("otherkey")).isSameAs(other);
            assertThat(other.account("examplekey")).isSameAs(first);
            assertThat(stranger.get("/apis/users/id/u1").status()).isEqualTo(200);
            assertThat(other.templates()).hasSameSizeAs(first.templates());
            assertThatThrownBy(() -> first.account("")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
