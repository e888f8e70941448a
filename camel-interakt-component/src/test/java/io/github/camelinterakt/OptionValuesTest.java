package io.github.camelinterakt;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What stands for a time or a number is read as it is meant, or refused: Camel would take a typing error for no time at all. */
class OptionValuesTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @ParameterizedTest
    @CsvSource({
        "users?overlap=-5s",
        "users?overlap=5x",
        "users?initialDelay=abc",
        "users?overlap=5S",
        "users?delay=1h30",
        "message?ttl=soon",
        "message?ttl=30s5m",
        "webhook?ackDeadline=s"
    })
    void anInvalidDurationIsRefused(String uri) {
        String option = uri.replaceAll(".*\\?|=.*", "");
        assertThatThrownBy(() -> context.getEndpoint("interakt:" + uri))
                .rootCause()
                .hasMessageContaining("The option " + option + " of interakt:")
                .hasMessageContaining("milliseconds, or a duration such as 10s")
                .hasMessageContaining(uri.replaceAll(".*=", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "500, 500",
        "10s, 10000",
        "5m, 300000",
        "1h30m, 5400000",
        "1d, 86400000",
        "1s500ms, 1500",
        "250ms, 250",
        "PT5S, 5000",
        "pt1m, 60000"
    })
    void durationsAreParsed(String duration, long milliseconds) {
        InteraktEndpoint endpoint =
                context.getEndpoint("interakt:users?apiKey=examplekey&overlap=" + duration, InteraktEndpoint.class);
        assertThat(endpoint.getFeed().getOverlap()).isEqualTo(milliseconds);
    }
}
