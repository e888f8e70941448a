package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultExchange;

/**
 * What values are taken from: a record on the way to Interakt, a contact on the way back. It collects what is wrong with it.
 */
final class Source {

    private final Map<?, ?> record;
    private final Object body;
    private final CamelContext context;
    private final List<MappingException.Problem> problems = new ArrayList<>(0);
    private Exchange exchange;

    /**
     * A source.
     *
     * @param record where fields are found
     * @param body what expressions see
     * @param context the context of expressions; {@code null} if there are none
     */
    Source(Map<?, ?> record, Object body, CamelContext context) {
        this.record = record;
        this.body = body;
        this.context = context;
    }

    Map<?, ?> record() {
        return record;
    }

    Object evaluate(Expression expression) {
        if (exchange == null) {
            exchange = new DefaultExchange(context);
        }
        exchange.getMessage().setBody(body);
        return expression.evaluate(exchange, Object.class);
    }

    void refuse(String field, String problem) {
        problems.add(new MappingException.Problem(field, problem));
    }

    boolean isRefused() {
        return !problems.isEmpty();
    }

    List<MappingException.Problem> problems() {
        return problems;
    }
}
