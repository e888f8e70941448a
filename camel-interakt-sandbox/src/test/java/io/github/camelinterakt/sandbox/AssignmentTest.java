package io.github.camelinterakt.sandbox;

import io.github.camelinterakt.sandbox.Caller.Reply;
import io.github.camelinterakt.sandbox.account.Chat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AssignmentTest {

    private static final String PHONE = "919999999999";

    private static Reply assign(Sandbox sandbox, String agent) {
        return Caller.of(sandbox)
                .postQuoted("/assignment/", "{'user_phone_number':'" + PHONE + "','agent_email':'" + agent + "'}");
    }

    @Test
    void theAgentWhoHasTheChatIsRefusedWithAListOfTexts() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.customer(PHONE).says("Hi");
            assertThat(assign(sandbox, "one@example.com").status()).isEqualTo(200);

            Reply again = assign(sandbox, "One@example.com");
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.text())
                    .isEqualTo("{\"result\":false,\"message\":[\"Chat is already assigned to same agent\"]}");
            assertThat(assign(sandbox, "two@example.com").status()).isEqualTo(200);
            assertThat(assign(sandbox, "one@example.com").status()).isEqualTo(200);
            assertThat(sandbox.assignments()).hasSize(3);
            assertThat(sandbox.chats(1)).extracting(Chat::agent).containsExactly("one@example.com");
        }
    }

    @Test
    void anUnknownAgentIsRefusedIfTheAgentsAreKnown() {
        try (Sandbox sandbox = Sandbox.builder().agents("one@example.com").start()) {
            sandbox.customer(PHONE).says("Hi");

            Reply unknown = assign(sandbox, "two@example.com");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.text()).isEqualTo("{\"result\":false,\"message\":[\"Agent not found\"]}");
            assertThat(assign(sandbox, "one@example.com").status()).isEqualTo(200);
        }
    }
}
