package io.github.camelinterakt.producer;

import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.client.ApiAnswer;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.Document;
import io.github.camelinterakt.model.Answer;
import io.github.camelinterakt.model.campaign.Campaign;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Posts a document and gives the typed answer: most operations are no more than that. */
final class DocumentProducer extends InteraktProducer {

    private final Function<Message, Document> documents;
    private final Function<ObjectNode, Answer> answers;

    /**
     * A producer.
     *
     * @param documents makes an exchange's document
     * @param answers makes the typed answer
     */
    DocumentProducer(
            Endpoint endpoint,
            ApiAccess api,
            Function<Message, Document> documents,
            Function<ObjectNode, Answer> answers) {
        super(endpoint, api);
        this.documents = documents;
        this.answers = answers;
    }

    @Override
    ApiRequest request(Exchange exchange) {
        Document document = documents.apply(exchange.getMessage());
        return ApiRequest.json(api.operation(), api.operation().path(), document.toBytes());
    }

    @Override
    Object body(Exchange exchange, ApiAnswer answer) {
        Answer typed = answers.apply(answer.json());
        if (typed instanceof Campaign campaign) {
            // A template message that is sent next belongs to the new campaign.
            set(exchange.getMessage(), InteraktConstants.CAMPAIGN_ID, campaign.getCampaignId());
        }
        return typed;
    }
}
