package io.github.camelinterakt.internal.http;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A server gets a request only if its certificate is trusted and is that of the host, however TLS is set up. */
class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    /** Where the trust comes from. */
    private enum Setup {
        JVM,
        EMPTY_PARAMETERS,
        OWN_PARAMETERS,
        GLOBAL_PARAMETERS
    }

    @TempDir
    static Path directory;

    private static Path keyStore;
    private static WireMockServer server;

    /** A server whose certificate is that of localhost. */
    @BeforeAll
    static void start() throws Exception {
        keyStore = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        server = new WireMockServer(options()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .keystorePath(keyStore.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":true,\"data\":{\"customers\":[]}}")));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @AfterEach
    void reset() {
        server.resetRequests();
        System.clearProperty(STORE);
        System.clearProperty(STORE_PASSWORD);
    }

    static Stream<Arguments> setups() {
        return Arrays.stream(Setup.values())
                .flatMap(setup -> Stream.of(Via.values()).map(via -> arguments(setup, via)));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void aServerWithATrustedCertificateForItsHostIsCalled(Setup setup, Via via) throws Exception {
        assertThat(call(setup, via, "localhost").getException()).isNull();
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("setups")
    void aTrustedCertificateOfAnotherHostIsRefusedUnsent(Setup setup, Via via) throws Exception {
        assertRefused(call(setup, via, "127.0.0.1"));
    }

    @Test
    void anUntrustedCertificateIsRefusedUnsent() throws Exception {
        try (CamelFixture camel = new CamelFixture("https://localhost:" + server.httpsPort()).start()) {
            assertRefused(camel.send("interakt:getUsers", null));
        }
    }

    private static void assertRefused(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(InteraktException.class);
        InteraktException failure = (InteraktException) exchange.getException();
        assertThat(failure.getReason()).isEqualTo(Reason.CONNECTION_FAILED);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    private static Exchange call(Setup setup, Via via, String host) throws Exception {
        try (ScriptedServer proxy = new ScriptedServer(connection -> connection.tunnelTo(server.httpsPort()));
                CamelFixture camel = new CamelFixture("https://" + host + ":" + server.httpsPort())) {
            if (via == Via.PROXY) {
                camel.account(account -> {
                    account.setProxyHost("127.0.0.1");
                    account.setProxyPort(proxy.port());
                });
            }
            setUp(setup, camel);
            camel.start();
            Exchange exchange = camel.send("interakt:getUsers", null);
            assertThat(proxy.connections()).isEqualTo(via == Via.PROXY ? 1 : 0);
            return exchange;
        }
    }

    private static void setUp(Setup setup, CamelFixture camel) {
        switch (setup) {
            case GLOBAL_PARAMETERS -> {
                camel.context().setSSLContextParameters(trusting());
                camel.context()
                        .getComponent("interakt", InteraktComponent.class)
                        .setUseGlobalSslContextParameters(true);
                return;
            }
            case OWN_PARAMETERS -> camel.context().getRegistry().bind("tls", trusting());
            default -> {
                System.setProperty(STORE, keyStore.toString());
                System.setProperty(STORE_PASSWORD, PASSWORD);
                camel.context().getRegistry().bind("tls", new SSLContextParameters());
            }
        }
        if (setup != Setup.JVM) {
            camel.options("sslContextParameters=#bean:tls");
        }
    }

    private static SSLContextParameters trusting() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore);
        store.setPassword(PASSWORD);
        store.setType("PKCS12");
        TrustManagersParameters trustManagers = new TrustManagersParameters();
        trustManagers.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trustManagers);
        return tls;
    }
}
