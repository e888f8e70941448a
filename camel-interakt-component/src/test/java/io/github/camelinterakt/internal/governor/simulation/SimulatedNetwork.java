package io.github.camelinterakt.internal.governor.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import io.github.camelinterakt.internal.governor.VirtualTime;

/** 30 to 110 ms each way, one answer of a hundred 2 to 5 s late, over as many connections as the component has by itself. */
final class SimulatedNetwork {

    static final int CONNECTIONS = 256;
    private static final double SLOW = 0.01;

    private final VirtualTime time;
    private final SimulatedServer server;
    private final SplittableRandom random;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int open;

    SimulatedNetwork(VirtualTime time, SimulatedServer server, SplittableRandom random) {
        this.time = time;
        this.server = server;
        this.random = random;
    }

    void send(SimulatedCall call, Consumer<SimulatedServer.Answer> handler) {
        if (open == CONNECTIONS) {
            waiting.add(() -> send(call, handler));
            return;
        }
        open++;
        time.after(oneWay(), () -> {
            SimulatedServer.Answer answer = server.receive(call);
            Duration late =
                    random.nextDouble() < SLOW ? Duration.ofMillis(random.nextInt(2_000, 5_000)) : Duration.ZERO;
            time.after(oneWay().plus(late), () -> {
                open--;
                if (!waiting.isEmpty()) {
                    waiting.remove().run();
                }
                handler.accept(answer);
            });
        });
    }

    private Duration oneWay() {
        return Duration.ofMillis(random.nextInt(30, 110));
    }
}
