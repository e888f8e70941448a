package io.github.camelinterakt.internal.producer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.InteraktClient;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplatePage;

/** Lists message templates. Filters are query parameters; as in Interakt's sample, the first page's offset is empty. */
public final class GetTemplatesProducer extends ListProducer<TemplatePage, Template> {

    private static final String ALL = "all";

    GetTemplatesProducer(ApiAccess api) {
        super(api, TemplatePage::new, TemplatePage::getTemplates, TemplatePage::hasNext);
    }

    /** Fetches all templates of the account, whatever their status. */
    public static IntFunction<CompletableFuture<TemplatePage>> all(InteraktClient client) {
        return offset -> client.fetch(request(offset, "&autosubmitted_for=" + ALL + "&language=" + ALL)
                        .with(Priority.bulk, null))
                .thenApply(page -> new TemplatePage(page.json()));
    }

    @Override
    IntFunction<ApiRequest> requests(RequestFields fields) {
        StringBuilder filters = new StringBuilder();
        add(filters, "template_name", fields.headerOrOption(InteraktOption.TEMPLATE_NAME));
        add(filters, "autosubmitted_for", ALL);
        add(filters, "approval_status", api.option(InteraktOption.APPROVAL_STATUS));
        String language = fields.headerOrOption(InteraktOption.LANGUAGE_CODE);
        add(filters, "language", language == null ? ALL : language);
        String query = filters.toString();
        return offset -> request(offset, query);
    }

    private static ApiRequest request(int offset, String filters) {
        return ApiRequest.of(
                InteraktOperation.getTemplates,
                InteraktOperation.getTemplates.path() + "?offset=" + (offset == 0 ? "" : offset) + filters);
    }

    private static void add(StringBuilder query, String name, String value) {
        if (value != null) {
            query.append('&').append(name).append('=');
            query.append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
