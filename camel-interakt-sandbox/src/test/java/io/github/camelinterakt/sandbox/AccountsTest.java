package io.github.camelinterakt.sandbox;

import java.util.Map;

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
