package io.github.camelinterakt.producer;

import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.client.CallTerms;
import io.github.camelinterakt.client.InteraktClient;
import io.github.camelinterakt.document.AccountDocuments;
import io.github.camelinterakt.document.ChannelDocuments;
import io.github.camelinterakt.document.ContactDocuments;
import io.github.camelinterakt.document.Document;
import io.github.camelinterakt.document.RcsDocuments;
import io.github.camelinterakt.document.WhatsAppDocuments;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.model.Campaign;
import io.github.camelinterakt.model.CreatedTemplate;
import io.github.camelinterakt.model.TemplatePage;
import io.github.camelinterakt.preflight.Findings;
import io.github.camelinterakt.preflight.TemplateCatalog;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;

/** Picks an operation's producer. */
public final class Producers {

    private Producers() {}

    /**
     * Checks, when an endpoint is made, what can be checked without a message.
     *
     * @throws IllegalArgumentException if options contradict one another or are wrong in themselves
     */
    public static void check(ApiAccess api) {
        switch (api.operation()) {
            case message, rcsMessage -> ChannelDocuments.check(api.operation(), api.parameters(), api.phones());
            case getUsers, getTemplates -> ListProducer.check(api);
            case uploadMedia -> UploadMediaProducer.check(api);
            default -> {
                // nothing beyond what every endpoint checks
            }
        }
    }

    /** The producer of the operation. */
    public static AsyncProducer create(Endpoint endpoint, ApiAccess api) {
        return switch (api.operation()) {
            case message -> {
                ChannelDocuments documents = new WhatsAppDocuments(api.parameters(), api.bodies(), api.phones());
                yield posting(endpoint, api, documents::prepare, ApiResponse::new);
            }
            case rcsMessage -> {
                ChannelDocuments documents = new RcsDocuments(api.parameters(), api.bodies(), api.phones());
                yield posting(endpoint, api, documents::prepare, ApiResponse::new);
            }
            case trackUser -> new TrackUserProducer(endpoint, api, contacts(api));
            case trackEvent -> posting(endpoint, api, contacts(api)::event, ApiResponse::new);
            case createCampaign -> posting(endpoint, api, account(api)::campaign, Campaign::new);
            case createTemplate -> posting(endpoint, api, account(api)::template, CreatedTemplate::new);
            case assignChat -> posting(endpoint, api, account(api)::assignment, ApiResponse::new);
            case getUsers -> new GetUsersProducer(endpoint, api);
            case getUser -> new GetUserProducer(endpoint, api);
            case getTemplates -> new GetTemplatesProducer(endpoint, api);
            case uploadMedia -> new UploadMediaProducer(endpoint, api);
            case webhook, users, templates ->
                throw new UnsupportedOperationException(
                        "interakt:" + api.operation() + " is a consumer: use it in from(...), not in to(...)");
        };
    }

    /** Where an account's templates come from. */
    public static TemplateCatalog.Source templates(InteraktClient client) {
        return offset -> client.fetch(GetTemplatesProducer.anyTemplates(offset), CallTerms.of(Priority.bulk))
                .thenApply(page -> new TemplatePage(page.json()));
    }

    private static AsyncProducer posting(
            Endpoint endpoint,
            ApiAccess api,
            BiFunction<Message, Findings, Document> documents,
            Function<ObjectNode, ApiResponse> answers) {
        return api.templates() == null
                ? new DocumentProducer(endpoint, api, documents, answers)
                : new TemplateCheckingProducer(endpoint, api, documents, answers);
    }

    private static ContactDocuments contacts(ApiAccess api) {
        return new ContactDocuments(api.operation(), api.parameters(), api.bodies(), api.phones(), api.mapping());
    }

    private static AccountDocuments account(ApiAccess api) {
        return new AccountDocuments(api.operation(), api.parameters(), api.bodies(), api.phones());
    }
}
