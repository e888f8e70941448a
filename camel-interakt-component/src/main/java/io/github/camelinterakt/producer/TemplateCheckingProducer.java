package io.github.camelinterakt.producer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.Document;
import io.github.camelinterakt.document.Parameter;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.preflight.Findings;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Posts a document after its template has been compared with the account's. */
final class TemplateCheckingProducer extends DocumentProducer {

    TemplateCheckingProducer(
            Endpoint endpoint,
            ApiAccess api,
            BiFunction<Message, Findings, Document> documents,
            Function<ObjectNode, ApiResponse> answers) {
        super(endpoint, api, documents, answers);
    }

    @Override
    CompletableFuture<ApiRequest> awaitedRequest(Exchange exchange) {
        Document document = document(exchange);
        ApiRequest request = request(document);
        return api.templates().check(document.json()).thenApply(known -> request);
    }

    /** A route that names a template which the account does not have does not start. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Duration timeout = Duration.ofMillis(
                api.configuration().getConnectTimeout() + api.configuration().getResponseTimeout());
        api.templates()
                .requireKnown(
                        api.parameters().option(Parameter.TEMPLATE_NAME),
                        api.parameters().option(Parameter.LANGUAGE_CODE),
                        timeout);
    }
}
