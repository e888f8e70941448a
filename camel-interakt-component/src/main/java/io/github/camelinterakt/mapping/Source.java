package io.github.camelinterakt.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultExchange;

/** What values are read from, a record on the way to Interakt and a contact on the way back; collects its problems. */
final class Source {

    final Map<?, ?> record;
    final List<MappingException.Problem> problems = new ArrayList<>();
    private final Object body;
    private final CamelContext context;

    /** A source whose expressions see that body. */
    Source(Map<?, ?> record, Object body, CamelContext context) {
        this.record = record;
        this.body = body;
        this.context = context;
    }

    Object evaluate(Expression expression) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        try {
            return expression.evaluate(exchange, Object.class);
        } catch (RuntimeException e) {
            // not chained: the cause's message may contain the record
            throw new IllegalArgumentException(
                    "could not be evaluated: " + e.getClass().getSimpleName());
        }
    }

    void refuse(String field, String problem) {
        problems.add(new MappingException.Problem(field, problem));
    }
}
