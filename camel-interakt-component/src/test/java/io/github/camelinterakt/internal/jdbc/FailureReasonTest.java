package io.github.camelinterakt.internal.jdbc;

import java.util.concurrent.CompletionException;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Connection refused|Connection refused",
                "HTTP 503 from the CRM|HTTP 503 from the CRM",
                "No contact +91 99999-99999 there|No contact *** there",
                "No contact 919999999999|No contact ***",
                "No contact a.b@example.com|No contact ***",
                "Unexpected token \"hello\" here|Unexpected token *** here",
                "Unexpected token 'hello' here|Unexpected token *** here",
                "can't do it|can't do it",
                "Cannot parse {\"message\":\"hello\"}|Cannot parse ***",
                "Cannot parse [1,2|Cannot parse ***",
                "never \"closed hello|never ***",
                "`two\nlines`|two lines"
            })
    void aFailureMessageIsStoredWithoutEventData(String message, String expected) {
        assertThat(FailureReason.of(new IllegalStateException(message)))
                .isEqualTo("java.lang.IllegalStateException: " + expected.strip());
    }

    @Test
    void wrapperExceptionsAreUnwrapped() {
        Exception cause = new IllegalArgumentException("cause");
        CamelExecutionException camel =
                new CamelExecutionException("in the route", new DefaultExchange(new DefaultCamelContext()), cause);

        assertThat(FailureReason.of(new CompletionException(camel)))
                .isEqualTo("java.lang.IllegalArgumentException: cause");
    }

    @Test
    void aFailureWithoutAMessageHasItsClass() {
        assertThat(FailureReason.of(new NullPointerException())).isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void aLongMessageIsTruncated() {
        assertThat(FailureReason.of(new IllegalStateException("word ".repeat(100_000))))
                .hasSize(300)
                .endsWith("...");
    }
}
