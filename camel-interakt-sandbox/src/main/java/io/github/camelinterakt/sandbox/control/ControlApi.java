package io.github.camelinterakt.sandbox.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.http.ApiServer;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;
import io.github.camelinterakt.sandbox.openapi.RequestValidator;

/**
 * The control API: everything that Java can do with a sandbox, over HTTP. Its OpenAPI document defines the methods, paths and rules of
 * the requests, and {@link Operations} what each operation does. Thread-safe.
 */
public final class ControlApi implements AdminApiExtension {

    /** The path of all operations below {@code /__admin}, which WireMock removes. */
    private static final String BASE_PATH = "/interakt";

    private final List<ControlledAccount> accounts;
    private final SameOrigin sameOrigin;
    private final Operations operations;
    private final Page page;
    private Rules rules;

    /** The document, its rules, and the status of each operation's success. */
    private record Rules(ApiDocument document, RequestValidator validator, Map<String, Integer> success) {

        static Rules load() {
            ApiDocument document = ApiDocument.load(ApiDocument.CONTROL, BASE_PATH);
            Map<String, Integer> success = new HashMap<>();
            for (ApiDocument.Route route : document.routes()) {
                String first = route.definition().path("responses").fieldNames().next();
                success.put(route.operationId(), Integer.valueOf(first));
            }
            return new Rules(document, new RequestValidator(document), success);
        }
    }

    /**
     * Creates the API.
     *
     * @param host the host that the server binds to
     * @param accounts the accounts; the first is the default
     * @param server the server, which may start later
     */
    public ControlApi(String host, List<ControlledAccount> accounts, Supplier<ApiServer> server) {
        this.accounts = accounts;
        this.sameOrigin = new SameOrigin(host);
        this.operations = new Operations(accounts, server);
        this.page = new Page(sameOrigin, () -> server.get().media());
    }

    @Override
    public String getName() {
        return "interakt-sandbox-control";
    }

    /** WireMock finds a task's path by its class, so there is only one task. */
    @Override
    public void contributeAdminApiRoutes(com.github.tomakehurst.wiremock.admin.Router router) {
        router.add(RequestMethod.ANY, BASE_PATH + "/**", (admin, event, path) -> respond(event.getRequest()));
    }

    /**
     * The extensions of WireMock that make up the API.
     *
     * @return this one, and the filter for requests of other origins
     */
    public Extension[] extensions() {
        return new Extension[] {this, sameOrigin};
    }

    /**
     * Serves the page and its media.
     *
     * @param request a request that is not for the API
     * @return the response; null if the page has no such file
     */
    public ResponseDefinition page(Request request) {
        return page.respond(request);
    }

    /** The document is read at the first request, because most tests make none. */
    private synchronized Rules rules() {
        if (rules == null) {
            rules = Rules.load();
        }
        return rules;
    }

    private ResponseDefinition respond(Request request) {
        try {
            ApiDocument.Match match =
                    rules().document().match(request.getMethod().getName(), request.getUrl());
            String operation = match.operationId();
            RequestValidator validator = rules().validator();
            validator.checkParameters(operation, match.parameters());
            Operations.Call call = new Operations.Call(
                    account(match.parameters().get("account")),
                    match.parameters(),
                    validator.takesJson(operation)
                            ? validator.read(operation, request.getBody())
                            : MissingNode.getInstance(),
                    request);
            Object result = operations.handler(operation).handle(call);
            return result instanceof ResponseDefinition complete
                    ? complete
                    : Responses.json(result == null ? 204 : rules().success().get(operation), result);
        } catch (RefusedException e) {
            return Responses.error(e.status(), RefusedException.rule(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Responses.error(400, e.getMessage());
        } catch (IllegalStateException e) {
            return Responses.error(409, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Responses.error(503, "The sandbox is stopping");
        }
    }

    private ControlledAccount account(String key) {
        return accounts.stream()
                .filter(account -> key == null || account.sandbox().apiKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        404,
                        "No account has this key; there are "
                                + accounts.stream()
                                        .map(account -> account.sandbox().apiKey())
                                        .collect(Collectors.joining(", "))));
    }
}
