package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

import io.github.camelinterakt.internal.governor.VirtualTime;

/**
 * A route with Camel's {@code throttle} in front of an HTTP endpoint, as Camel 4.18 has it: each permit is there again a
 * period after it was taken, and whoever waits takes the first that is. Redeliveries begin behind it, at the endpoint.
 */
final class Throttled implements Limiter {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final VirtualTime time;
    private final SimulatedNetwork network;
    private final Queue<Long> permits = new ArrayDeque<>();
    private final Queue<SimulatedCall> waiting = new ArrayDeque<>();
    private boolean waking;

    Throttled(int requestsPerPeriod, VirtualTime time, SimulatedNetwork network) {
        this.time = time;
        this.network = network;
        for (int i = 0; i < requestsPerPeriod; i++) {
            permits.add(time.now());
        }
    }

    @Override
    public void offer(SimulatedCall call) {
        waiting.add(call);
        let();
    }

    private void let() {
        while (!waiting.isEmpty() && permits.element() <= time.now()) {
            permits.remove();
            permits.add(time.now() + PERIOD.toNanos());
            send(waiting.remove());
        }
        if (!waiting.isEmpty() && !waking) {
            waking = true;
            Runnable wake = () -> {
                waking = false;
                let();
            };
            time.schedule(wake, permits.element() - time.now());
        }
    }

    private void send(SimulatedCall call) {
        call.starts(time.now());
        network.send(call, answer -> {
            if (answer.status() == 200) {
                call.succeeded = true;
            } else if (answer.status() == 500 && call.redeliveries++ < REDELIVERIES) {
                time.after(REDELIVERY_DELAY, () -> send(call));
            } else {
                call.failed = true;
            }
        });
    }
}
