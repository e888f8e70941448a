package io.github.camelinterakt.internal.webhook;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelinterakt.event.EventFixture;
import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinterakt.internal.webhook.WebhookServer.SECRET;
import static io.github.camelinterakt.internal.webhook.WebhookServer.signed;
import static org.assertj.core.api.Assertions.assertThat;

/** The status of each response. */
class AnswersTest {

    private static final byte[] EVENT = EventFixture.named("received-text").body();
    private static final byte[] OTHER = EventFixture.named("message-api-sent").body();
    private static final byte[] PING = EventFixture.named("webhook-test").body();
    private static final String OPTIONS = "webhookSecret=" + SECRET;

    private WebhookServer server;

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
    void onlyPostIsAllowed(String method) throws Exception {
        server = new WebhookServer().route(OPTIONS).start();
        String response = signed("/interakt", EVENT).method(method).send(server.port());
        assertThat(response).startsWith("HTTP/1.1 405 ");
        assertThat(response.toLowerCase(java.util.Locale.ROOT)).contains("allow: post");
        assertThat(server.consumer().health.figures().recentFailures()).isZero();
        assertThat(server.exchanges()).isEmpty();
    }

    @Test
    void bodiesLargerThanMaxBodySizeAreRefused() throws Exception {
        server = new WebhookServer()
                .options("maxBodySize=" + EVENT.length)
                .route(OPTIONS)
                .start();
        byte[] larger = new String(EVENT, StandardCharsets.UTF_8).concat(" ").getBytes(StandardCharsets.UTF_8);
        assertThat(server.post(EVENT)).isEqualTo(200);
        assertThat(server.post(larger)).isEqualTo(413);
        assertThat(signed("/interakt", larger).chunked().status(server.port())).isEqualTo(413);
        assertThat(server.exchanges()).hasSize(1);
    }

    @Test
    void anEndlessBodyIsRefusedBeforeItsEnd() throws Exception {
        server =
                new WebhookServer().options("maxBodySize=100000").route(OPTIONS).start();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /interakt HTTP/1.1\r\nHost: localhost\r\nInterakt-Signature: x\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n" + "1000\r\n" + "x".repeat(0x1000) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 50; i++) {
                out.write(chunk);
            }
            out.flush();
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource({"/interakt, /interakt/", "/interakt/, /interakt", "/interakt/, /interakt/", "/a/b/, /a/b", "/, /"})
    void aSlashAtTheEndOfThePathDoesNotMatter(String configured, String posted) throws Exception {
        server = new WebhookServer().route(OPTIONS + "&path=" + configured).start();
        assertThat(signed(posted, EVENT).status(server.port())).isEqualTo(200);
        assertThat(new RawHttp(posted).method("GET").status(server.port())).isEqualTo(405);
        assertThat(server.exchanges()).hasSize(1);
    }

    @Test
    void theTestEventIsAcknowledgedAndDoesNotReachTheRoute() throws Exception {
        server = new WebhookServer().route(OPTIONS).start();
        assertThat(server.post(PING)).isEqualTo(200);
        assertThat(new RawHttp("/interakt").body(PING).status(server.port())).isEqualTo(401);
        assertThat(server.post(EVENT)).isEqualTo(200);
        assertThat(server.events()).extracting(WebhookEvent::getType).containsExactly("message_received");
    }

    @ParameterizedTest
    @CsvSource({"ackDeadline=20s", "ackDeadline=0"})
    void aFailedRouteIsAnsweredWith500AndTheEventMayBeRetried(String option) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        server = new WebhookServer()
                .route(OPTIONS + "&" + option, exchange -> {
                    if (broken.get()) {
                        throw new IllegalStateException("the CRM's password is hunter2");
                    }
                })
                .start();
        assertThat(signed("/interakt", EVENT).send(server.port()))
                .startsWith("HTTP/1.1 500 ")
                .doesNotContain("hunter2", "Exception");
        broken.set(false);
        assertThat(server.post(EVENT)).isEqualTo(200);
        assertThat(server.post(EVENT)).isEqualTo(200);
        assertThat(server.exchanges()).hasSize(2);
    }

    @Test
    void aRouteThatRollsBackHasFailed() throws Exception {
        server = new WebhookServer()
                .route(OPTIONS, exchange -> exchange.setRollbackOnly(true))
                .start();
        assertThat(server.post(EVENT)).isEqualTo(500);
    }

    @Test
    void aStoppedRouteReceivesNothingAndARestartedOneReceivesRequests() throws Exception {
        server = new WebhookServer().route(OPTIONS).start();
        server.context().getRouteController().stopRoute(WebhookServer.ROUTE);
        assertThat(server.post(EVENT)).isIn(404, 503);
        server.context().getRouteController().startRoute(WebhookServer.ROUTE);
        assertThat(server.context().getRouteController().getRouteStatus(WebhookServer.ROUTE))
                .isEqualTo(ServiceStatus.Started);
        assertThat(server.post(EVENT)).isEqualTo(200);
        assertThat(server.exchanges()).hasSize(1);
    }

    @Test
    void aSuspendedRouteIsAnsweredWith503() throws Exception {
        server = new WebhookServer().route(OPTIONS).start();
        server.context().getRouteController().suspendRoute(WebhookServer.ROUTE);
        assertThat(server.post(EVENT)).isEqualTo(503);
        server.context().getRouteController().resumeRoute(WebhookServer.ROUTE);
        assertThat(server.post(EVENT)).isEqualTo(200);
    }

    @Test
    void anUnreachableRepositoryIsAnsweredWith503AndNothingReachesTheRoute() throws Exception {
        Forgetful repository = new Forgetful();
        server = new WebhookServer();
        server.context().getRegistry().bind("repository", repository);
        server.options("idempotentRepository=#repository").route(OPTIONS).start();
        repository.setUnreachable(true);
        assertThat(server.post(EVENT)).isEqualTo(503);
        assertThat(server.exchanges()).isEmpty();
        repository.setUnreachable(false);
        assertThat(server.post(EVENT)).isEqualTo(200);
    }

    @Test
    void unsignedRequestsNeedTheTokenInThePath() throws Exception {
        server = new WebhookServer()
                .route("path=/rcs&verifySignature=false&webhookToken=exampletoken, secondtoken")
                .start();
        byte[] rcs = EventFixture.named("rcs-text").body();
        assertThat(new RawHttp("/rcs/exampletoken").body(rcs).status(server.port()))
                .isEqualTo(200);
        assertThat(new RawHttp("/rcs/exampletoken/").body(rcs).status(server.port()))
                .isEqualTo(200);
        assertThat(new RawHttp("/rcs/secondtoken").body(OTHER).status(server.port()))
                .isEqualTo(200);
        assertThat(new RawHttp("/rcs/wrong").body(rcs).status(server.port())).isEqualTo(401);
        assertThat(new RawHttp("/rcs/").body(rcs).status(server.port())).isIn(401, 404);
        assertThat(new RawHttp("/rcs").body(rcs).status(server.port())).isEqualTo(404);
        assertThat(new RawHttp("/rcs/x/exampletoken").body(rcs).status(server.port()))
                .isEqualTo(404);
        assertThat(server.exchanges()).hasSize(2);
    }

    @Test
    void theTokenMayBeRequiredInAHeader() throws Exception {
        server = new WebhookServer()
                .options("webhookTokenHeader=X-Token")
                .route("path=/rcs&verifySignature=false&webhookToken=exampletoken")
                .start();
        assertThat(new RawHttp("/rcs")
                        .header("X-Token", "exampletoken")
                        .body(EVENT)
                        .status(server.port()))
                .isEqualTo(200);
        assertThat(new RawHttp("/rcs").header("X-Token", "wrong").body(EVENT).status(server.port()))
                .isEqualTo(401);
        assertThat(new RawHttp("/rcs").body(EVENT).status(server.port())).isEqualTo(401);
        assertThat(new RawHttp("/rcs?X-Token=exampletoken").body(EVENT).status(server.port()))
                .isEqualTo(401);
    }

    @Test
    void tokenAndSignatureMustBothBeValid() throws Exception {
        server = new WebhookServer()
                .route(OPTIONS + "&webhookToken=exampletoken")
                .start();
        assertThat(signed("/interakt/exampletoken", EVENT).status(server.port()))
                .isEqualTo(200);
        assertThat(signed("/interakt/wrong", EVENT).status(server.port())).isEqualTo(401);
        assertThat(new RawHttp("/interakt/exampletoken").body(EVENT).status(server.port()))
                .isEqualTo(401);
    }

    @Test
    void withoutVerificationUnsignedRequestsAreAccepted() throws Exception {
        server = new WebhookServer().route("verifySignature=false").start();
        assertThat(new RawHttp("/interakt").body(EVENT).status(server.port())).isEqualTo(200);
        assertThat(new RawHttp("/interakt")
                        .body("[]".getBytes(StandardCharsets.UTF_8))
                        .status(server.port()))
                .isEqualTo(400);
    }
}
