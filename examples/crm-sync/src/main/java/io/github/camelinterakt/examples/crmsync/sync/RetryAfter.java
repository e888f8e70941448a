package io.github.camelinterakt.examples.crmsync.sync;

import java.time.Duration;

import io.github.camelinterakt.InteraktException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Lets the next try wait as long as Interakt asks for. */
@Component("retryAfter")
class RetryAfter implements Processor {

    /** No plan's quota takes longer to come back. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof InteraktException interakt) {
            interakt.getRetryAfter()
                    .map(delay -> delay.compareTo(LONGEST) > 0 ? LONGEST : delay)
                    .ifPresent(delay -> exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis()));
        }
    }
}
