package io.github.camelinterakt.producer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.document.Parameter;
import io.github.camelinterakt.model.Template;
import io.github.camelinterakt.model.TemplatePage;
import io.github.camelinterakt.paging.Page;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;

/** Lists message templates. What filters is in the query; the vendor's sample leaves the first page's offset empty. */
final class GetTemplatesProducer extends ListProducer<Template, TemplatePage> {

    private static final String ALL = "all";

    GetTemplatesProducer(Endpoint endpoint, ApiAccess api) {
        super(endpoint, api);
    }

    @Override
    PageRequests requests(Message message) {
        StringBuilder filters = new StringBuilder();
        add(filters, "template_name", api.parameters().headerOrOption(message, Parameter.TEMPLATE_NAME));
        add(filters, "autosubmitted_for", api.parameters().option(Parameter.AUTOSUBMITTED_FOR));
        add(filters, "approval_status", api.parameters().option(Parameter.APPROVAL_STATUS));
        add(filters, "variable_present", api.parameters().option(Parameter.VARIABLE_PRESENT));
        String language = api.parameters().headerOrOption(message, Parameter.LANGUAGE_CODE);
        add(filters, "language", language == null ? ALL : language);
        String query = filters.toString();
        return offset -> page(offset, query);
    }

    /** The request of a page of all templates, whatever their state. */
    static ApiRequest anyTemplates(int offset) {
        return page(offset, "&autosubmitted_for=" + ALL + "&language=" + ALL);
    }

    private static ApiRequest page(int offset, String filters) {
        return ApiRequest.of(
                InteraktOperation.getTemplates,
                InteraktOperation.getTemplates.path() + "?offset=" + (offset == 0 ? "" : offset) + filters);
    }

    @Override
    TemplatePage answer(ObjectNode json) {
        return new TemplatePage(json);
    }

    @Override
    Page<Template> page(TemplatePage answer, int offset) {
        return page(answer.getTemplates(), answer.hasNext(), offset);
    }

    private static void add(StringBuilder query, String name, String value) {
        if (value != null) {
            query.append('&').append(name).append('=');
            query.append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
