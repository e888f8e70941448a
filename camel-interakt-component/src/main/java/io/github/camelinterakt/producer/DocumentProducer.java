package io.github.camelinterakt.producer;

import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.client.ApiAnswer;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.Document;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.Campaign;
import io.github.camelinterakt.preflight.Findings;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Posts a document and gives the typed answer: most operations are no more than that. */
class DocumentProducer extends InteraktProducer {

    private final BiFunction<Message, Findings, Document> documents;
    private final Function<ObjectNode, ApiResponse> answers;

    /**
     * A producer.
     *
     * @param documents makes an exchange's document
     * @param answers makes the typed answer
     */
    DocumentProducer(
            Endpoint endpoint,
            ApiAccess api,
            BiFunction<Message, Findings, Document> documents,
            Function<ObjectNode, ApiResponse> answers) {
        super(endpoint, api);
        this.documents = documents;
        this.answers = answers;
    }

    @Override
    ApiRequest request(Exchange exchange) {
        return request(document(exchange));
    }

    /** The exchange's document, in which nothing is wrong. */
    final Document document(Exchange exchange) {
        Findings findings = api.preflight().findings();
        Document document = documents.apply(exchange.getMessage(), findings);
        api.preflight().check(document.json(), findings);
        return document;
    }

    /** The request that posts a document. */
    final ApiRequest request(Document document) {
        byte[] json = document.toBytes();
        api.preflight().checkSize(json.length);
        return ApiRequest.json(api.operation(), api.operation().path(), json);
    }

    @Override
    final Object body(Exchange exchange, ApiAnswer answer) {
        ApiResponse typed = answers.apply(answer.json());
        if (typed instanceof Campaign campaign) {
            // A template message that is sent next belongs to the new campaign.
            set(exchange.getMessage(), InteraktConstants.CAMPAIGN_ID, campaign.getCampaignId());
        }
        return typed;
    }
}
