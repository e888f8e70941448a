package io.github.camelinterakt.sandbox.control;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.http.ApiServer;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;
import io.github.camelinterakt.sandbox.openapi.RequestValidator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** The control API: its OpenAPI document has the rules of requests, and {@link Operations} what each operation does. Thread-safe. */
public final class ControlApi implements AdminApiExtension {

    /** An account that the API reads and changes, with the header {@code Authorization} of its calls. */
    public record Account(String authorization, Sandbox sandbox, GuardedAccount state, ApiServer server) {}

    /** The path of all operations below {@code /__admin}, which WireMock removes. */
    private static final String BASE_PATH = "/interakt";

    private final List<Account> accounts;
    private final SameOrigin sameOrigin;
    private final Page page;
    private RequestValidator rules;
    private Operations operations;

    /** Creates the API of accounts, of which the first is the default. */
    public ControlApi(String host, List<Account> accounts) {
        this.accounts = accounts;
        this.sameOrigin = new SameOrigin(host);
        this.page = new Page(sameOrigin, () -> accounts.get(0).server().media());
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

    /** The extensions of WireMock that make up the API: this one, and the filter for requests of other origins. */
    public Extension[] extensions() {
        return new Extension[] {this, sameOrigin};
    }

    /** Serves the page and its media; null if it has no such file. */
    public ResponseDefinition page(Request request) {
        return page.respond(request);
    }

    /** Prepares the API at the first request, because most tests make none. */
    private synchronized RequestValidator rules() {
        if (rules == null) {
            operations = new Operations(accounts);
            rules = new RequestValidator(ApiDocument.load(ApiDocument.CONTROL, BASE_PATH));
        }
        return rules;
    }

    private ResponseDefinition respond(Request request) {
        try {
            ApiDocument.Match match =
                    rules().document().match(request.getMethod().getName(), request.getUrl());
            String operation = match.operationId();
            rules().checkParameters(operation, match.parameters());
            boolean hasBody = rules().takesJson(operation);
            Operations.Call call = new Operations.Call(
                    account(match.parameters().get("account")),
                    match.parameters(),
                    hasBody ? rules().read(operation, request.getBody()) : MissingNode.getInstance(),
                    request);
            Object result = operations.handler(operation).handle(call);
            if (result instanceof ResponseDefinition complete) {
                return complete;
            }
            String success =
                    match.route().definition().path("responses").fieldNames().next();
            return json(result == null ? 204 : Integer.parseInt(success), result);
        } catch (RefusedException e) {
            return error(e.status(), RefusedException.rule(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return error(400, e.getMessage());
        } catch (IllegalStateException e) {
            return error(409, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error(503, "The sandbox is stopping");
        }
    }

    private Account account(String key) {
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

    /** A JSON response; the value null has no body. */
    private static ResponseDefinition json(int status, Object value) {
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(status)
                .withHeader("Cache-Control", "no-store")
                .withHeader("X-Content-Type-Options", "nosniff");
        if (value != null) {
            response.withHeader("Content-Type", "application/json").withBody(JsonValues.write(value));
        }
        return response.build();
    }

    static ResponseDefinition error(int status, String sentence) {
        return json(status, Map.of("error", sentence));
    }
}
