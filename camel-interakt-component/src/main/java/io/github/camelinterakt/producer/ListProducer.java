package io.github.camelinterakt.producer;

import java.util.List;
import java.util.function.IntFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.client.ApiAnswer;
import io.github.camelinterakt.client.ApiRequest;
import io.github.camelinterakt.client.CallTerms;
import io.github.camelinterakt.document.Parameter;
import io.github.camelinterakt.model.ApiResponse;
import io.github.camelinterakt.paging.Page;
import io.github.camelinterakt.paging.PageIterator;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Lists something: one page, or with {@code allPages} everything as a lazy iterator. */
abstract class ListProducer<T, A extends ApiResponse> extends InteraktProducer {

    /** The API refuses larger pages. */
    static final int MAX_LIMIT = 100;

    private static final String REQUESTS = "ListProducer.requests";

    /** Makes the request of the page at an offset; the same filters every time. */
    interface PageRequests extends IntFunction<ApiRequest> {}

    ListProducer(Endpoint endpoint, ApiAccess api) {
        super(endpoint, api, api.configuration().isAllPages() ? Priority.bulk : Priority.normal);
    }

    /**
     * Checks the options when the endpoint is made.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    static void check(ApiAccess api) {
        int limit = api.configuration().getLimit();
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("The option limit must be from 1 to " + MAX_LIMIT + ", and is " + limit);
        }
        int offset = api.configuration().getOffset();
        if (offset < 0) {
            throw new IllegalArgumentException("The option offset must be 0 or more, and is " + offset);
        }
    }

    /** The requests that a message asks for. */
    abstract PageRequests requests(Message message);

    /** The typed answer. */
    abstract A answer(ObjectNode json);

    /** The page that an answer to a request at that offset is. */
    abstract Page<T> page(A answer, int offset);

    @Override
    final ApiRequest request(Exchange exchange) {
        Message message = exchange.getMessage();
        PageRequests requests = requests(message);
        int offset = offset(message);
        if (api.configuration().isAllPages()) {
            exchange.setProperty(REQUESTS, new Listing(requests, offset, terms(message)));
        }
        return requests.apply(offset);
    }

    @Override
    final Object body(Exchange exchange, ApiAnswer answer) {
        A first = answer(answer.json());
        if (!(exchange.removeProperty(REQUESTS) instanceof Listing listing)) {
            return first;
        }
        return new PageIterator<>(page(first, listing.offset()), offset -> api.client()
                .fetch(listing.requests().apply(offset), listing.terms())
                .thenApply(next -> page(answer(next.json()), offset)));
    }

    /**
     * The page of these elements. The next one starts behind what has really come, in case the API gives fewer than were
     * asked for.
     */
    final Page<T> page(List<T> elements, boolean hasNext, int offset) {
        if (hasNext && elements.isEmpty()) {
            throw InteraktException.builder(api.operation(), Reason.INVALID_RESPONSE, Outcome.MAYBE_SENT)
                    .detail("The page at offset " + offset + " is empty, and yet there is said to be a next one")
                    .build();
        }
        return new Page<>(elements, hasNext ? offset + elements.size() : Page.LAST);
    }

    private int offset(Message message) {
        Integer header = api.parameters().header(message, Parameter.OFFSET, Integer.class);
        int offset = header == null ? api.configuration().getOffset() : header;
        if (offset < 0) {
            throw InteraktException.invalid(
                    api.operation(), "The header CamelInteraktOffset must be 0 or more, and is " + offset);
        }
        return offset;
    }

    private record Listing(PageRequests requests, int offset, CallTerms terms) {}
}
