package io.github.camelinterakt.internal.producer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.InteraktOption;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.client.ApiRequest;
import io.github.camelinterakt.internal.client.PageIterator;
import io.github.camelinterakt.internal.client.PageIterator.Page;

/** Lists elements: one page, or with {@code allPages} all elements as a lazy iterator. */
abstract class ListProducer<P, T> extends InteraktProducer {

    /** The API refuses larger pages. */
    static final int MAX_LIMIT = 100;

    private final Function<ObjectNode, P> typed;
    private final Function<P, List<T>> elements;
    private final Predicate<P> hasNext;

    ListProducer(ApiAccess api, Function<ObjectNode, P> typed, Function<P, List<T>> elements, Predicate<P> hasNext) {
        super(api);
        this.typed = typed;
        this.elements = elements;
        this.hasNext = hasNext;
    }

    static void checkOptions(ApiAccess api) {
        int limit = api.content().getLimit();
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("The option limit must be from 1 to " + MAX_LIMIT + ", but is " + limit);
        }
        int offset = api.content().getOffset();
        if (offset < 0) {
            throw new IllegalArgumentException("The option offset must be 0 or more, but is " + offset);
        }
    }

    /** Creates the request for the page at an offset, with the message's filters. */
    abstract IntFunction<ApiRequest> requests(RequestFields fields);

    @Override
    final CompletableFuture<ApiRequest> request(RequestFields fields) {
        IntFunction<ApiRequest> requests = requests(fields);
        int offset = number(fields, InteraktOption.OFFSET, api.content().getOffset());
        if (offset < 0) {
            throw fields.invalid("The header CamelInteraktOffset must be 0 or more, but is " + offset);
        }
        if (api.content().isAllPages()) {
            UnaryOperator<ApiRequest> terms = terms(fields);
            fields.body = response -> new PageIterator<>(page(response, offset), next -> api.client()
                    .fetch(terms.apply(requests.apply(next)))
                    .thenApply(received -> page(received.json(), next)));
        } else {
            fields.body = typed::apply;
        }
        return CompletableFuture.completedFuture(requests.apply(offset));
    }

    /** The header as a number, else the option's value. */
    final int number(RequestFields fields, InteraktOption parameter, int option) {
        Integer header = fields.header(parameter, Integer.class);
        return header == null ? option : header;
    }

    /** The next page starts after the returned elements, because the API may return fewer than requested. */
    private Page<T> page(ObjectNode response, int offset) {
        P page = typed.apply(response);
        List<T> found = elements.apply(page);
        if (hasNext.test(page) && found.isEmpty()) {
            throw InteraktException.withoutResponse(
                    api.operation(),
                    Reason.INVALID_RESPONSE,
                    Outcome.MAYBE_SENT,
                    "The page at offset " + offset + " is empty, but the API reports a next page",
                    null);
        }
        return new Page<>(found, hasNext.test(page) ? offset + found.size() : Page.LAST);
    }
}
