package io.github.camelinterakt.mapping.record;

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
public final class Source {

    private final Map<?, ?> record;
    private final Object body;
    private final CamelContext context;
    private final List<Refusal> refusals = new ArrayList<>(0);
    private Exchange exchange;

    /**
     * What is wrong with a field.
     *
     * @param field the field's name
     * @param problem what is wrong, as the end of a sentence, without the field's content
     */
    public record Refusal(String field, String problem) {}

    /**
     * A source.
     *
     * @param record where fields are found
     * @param body what expressions see
     * @param context the context of expressions; {@code null} if there are none
     */
    public Source(Map<?, ?> record, Object body, CamelContext context) {
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
        refusals.add(new Refusal(field, problem));
    }

    /** Whether anything is wrong with it. */
    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    /** What is wrong with it, field by field. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
