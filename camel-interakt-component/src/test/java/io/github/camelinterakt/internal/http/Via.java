package io.github.camelinterakt.internal.http;

import java.net.URI;

import io.github.camelinterakt.CamelFixture;

/** The two ways to a server. */
enum Via {
    DIRECT,
    PROXY;

    /** A context whose calls arrive at that server: sent to it, or sent to another host through it as their proxy. */
    CamelFixture to(ScriptedServer server) {
        return to(server.baseUrl());
    }

    /** The same for the server of that URL. */
    CamelFixture to(String baseUrl) {
        if (this == DIRECT) {
            return new CamelFixture(baseUrl);
        }
        URI server = URI.create(baseUrl);
        return new CamelFixture(server.getScheme() + "://interakt.example.com/v1/public").account(account -> {
            account.setProxyHost(server.getHost());
            account.setProxyPort(server.getPort());
        });
    }
}
