package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;

import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.Governor;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;
import io.github.camelinterakt.internal.governor.VirtualTime;

/** The endpoints of one account: its governor, and the client's reaction to each response. */
final class Governed implements Limiter {

    /** The component's own. */
    private static final int MAXIMUM_RETRIES = 3;

    private final Governor governor;
    private final VirtualTime time;
    private final SimulatedNetwork network;
    private int inFlightAtFirstRefusal;

    Governed(Governor governor, VirtualTime time, SimulatedNetwork network) {
        this.governor = governor;
        this.time = time;
        this.network = network;
    }

    @Override
    public void offer(SimulatedCall call) {
        governor.offer(new Queued(call));
    }

    /** The number of calls with a permit and without a response at the first 429; 0 if there was none. */
    int inFlightAtFirstRefusal() {
        return inFlightAtFirstRefusal;
    }

    private final class Queued extends QueuedCall {

        private final SimulatedCall call;
        private int tries;

        Queued(SimulatedCall call) {
            super(call.priority, NEVER);
            this.call = call;
        }

        @Override
        protected void start() {
            tries++;
            call.starts(time.now());
            network.send(call, this::answered);
        }

        @Override
        protected void refuse(Reason why, String detail) {
            call.failed = true;
        }

        private void answered(SimulatedServer.Answer answer) {
            if (answer.status() == 429) {
                if (inFlightAtFirstRefusal == 0) {
                    inFlightAtFirstRefusal = governor.figures().inFlight();
                }
                governor.refused(this, answer.retryAfter());
                if (tries <= MAXIMUM_RETRIES) {
                    governor.retry(this, Duration.ZERO);
                } else {
                    call.failed = true;
                }
                return;
            }
            governor.answered(this);
            if (answer.status() == 200) {
                call.succeeded = true;
            } else if (call.redeliveries++ < REDELIVERIES) {
                // The endpoint sees a redelivery as it sees any exchange.
                time.after(REDELIVERY_DELAY, () -> offer(call));
            } else {
                call.failed = true;
            }
        }
    }
}
