package io.github.camelinterakt.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.CamelContext;

/** An HTTP client with its connection pool and its I/O threads. */
final class Reactor {

    /** Shorter than the minute after which servers commonly close, so that a call seldom meets a connection that is going. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(55);

    private final Sender sender;
    private final Set<IoThread> threads = ConcurrentHashMap.newKeySet();

    Reactor(CamelContext camelContext, ConnectionSettings settings) throws GeneralSecurityException, IOException {
        sender = HttpClients.create(camelContext, settings);
    }

    /** Sends a call, unless it has been given to another reactor. */
    void send(Call call) {
        sender.send(call, this);
    }

    /** The thread that this code runs on is one of this reactor's. */
    void enter() {
        IoThread entered = IoThread.enter();
        if (entered != null) {
            threads.add(entered);
        }
    }

    void closeIdle() {
        sender.closeIdle(KEEP_ALIVE);
    }

    /** Looks at the I/O threads: whose continuation has been blocking one of them; null if none has. See {@link IoThread#look()}. */
    Continuations look() {
        Continuations blocking = null;
        for (IoThread thread : threads) {
            Continuations continuations = thread.look();
            blocking = continuations != null ? continuations : blocking;
        }
        return blocking;
    }

    /** Does what the blocked I/O thread has put off. */
    void runPutOff() {
        threads.forEach(IoThread::runPutOff);
    }

    void close() {
        // On its own thread, which a continuation may be stopping the context from, it could not wait for that thread's
        // end.
        sender.close(threads.stream().noneMatch(IoThread::isCurrent));
    }
}
