package io.github.camelinterakt.benchmarks.sandbox;

import java.io.IOException;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelinterakt.sandbox.Sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/** The sandbox, or a bare WireMock with one stub, as a process of its own. Prints its port; ends with its input. */
final class ServerMain {

    static final String SANDBOX = "sandbox";
    static final String WIREMOCK = "WireMock";

    private ServerMain() {}

    public static void main(String[] args) throws IOException {
        System.out.println((args[0].equals(SANDBOX) ? sandbox() : wireMock()).port());
        while (System.in.read() >= 0) {
            // nothing is asked of it but over HTTP
        }
        Runtime.getRuntime().halt(0);
    }

    private static WireMockServer sandbox() {
        return Sandbox.builder().sampleData(true).start().wireMock();
    }

    private static WireMockServer wireMock() {
        WireMockServer server =
                new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"result\":true}")));
        return server;
    }
}
