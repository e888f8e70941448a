package io.github.camelinterakt.benchmarks.contestant;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Reads the message's JSON, posts the same bytes with the baseline's client, and reads the answer's JSON, and nothing else: so it
 * shows what Camel and Jackson take of a bound where the client is the baseline's.
 */
final class LeastProcessor extends AsyncProcessorSupport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BareContestant client;

    LeastProcessor(int port, int connections) {
        client = new BareContestant(port, connections);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            if (!MAPPER.readTree(exchange.getMessage().getBody(byte[].class)).isObject()) {
                throw new IllegalArgumentException("Not a JSON object");
            }
        } catch (IOException | IllegalArgumentException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        client.call(new Answer(exchange, callback));
        return false;
    }

    @Override
    protected void doStop() throws IOException {
        client.close();
    }

    private record Answer(Exchange exchange, AsyncCallback callback) implements Contestant.Completion {

        @Override
        public void answered(Object body) {
            try {
                exchange.getMessage().setBody(MAPPER.readTree((byte[]) body));
            } catch (IOException e) {
                exchange.setException(e);
            }
            callback.done(false);
        }

        @Override
        public void failed(Throwable cause) {
            exchange.setException(cause);
            callback.done(false);
        }
    }
}
