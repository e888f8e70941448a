package io.github.camelinterakt.sandbox.control;

import java.util.Locale;
import java.util.Set;

import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Refuses requests to the page and to {@code /__admin} that a web page elsewhere could have caused, also by DNS rebinding. */
final class SameOrigin implements AdminRequestFilterV2 {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");

    private final String host;
    private final boolean anyAddress;

    SameOrigin(String host) {
        this.host = host.contains(":") ? "[" + host + "]" : host.toLowerCase(Locale.ROOT);
        this.anyAddress = WILDCARDS.contains(host);
    }

    @Override
    public String getName() {
        return "interakt-sandbox-same-origin";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        String error = check(request);
        return error == null
                ? RequestFilterAction.continueWith(request)
                : RequestFilterAction.stopWith(ControlApi.error(403, error));
    }

    /** Why a request is refused; null if it is not. */
    String check(Request request) {
        String given = request.getHost();
        String name = given == null ? "" : given.toLowerCase(Locale.ROOT);
        if (!LOOPBACK.contains(name) && !name.equals(host) && !(anyAddress && isAddress(name))) {
            return "This name is not the sandbox's: open it as " + (anyAddress ? "an IP address" : host)
                    + " or localhost, or start it with --host=<that name>";
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(request.getScheme() + "://" + request.getHeader("Host"))
                ? null
                : "A web page of another origin must not use the sandbox: call it without the header Origin";
    }

    /** A name is never an address, so a rebound name does not pass. */
    private static boolean isAddress(String name) {
        return name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");
    }
}
