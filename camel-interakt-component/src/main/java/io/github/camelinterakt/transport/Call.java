package io.github.camelinterakt.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.Set;
import java.util.function.BiConsumer;

import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.util.DeadlineTimeoutException;

/**
 * One call under way: knows how far its request got and when it is late, and completes its handler exactly once. Until its
 * first byte is written it may move from one reactor to another.
 */
final class Call {

    private static final String NO_ANSWER = "no complete answer within responseTimeout";
    private static final String NO_CONNECTION =
            "no connection within connectTimeout, or connectionRequestTimeout before it";

    private final HttpHost target;
    private final BasicHttpRequest request;
    private final RequestBody body;
    private final ConnectionSettings settings;
    private final Set<Call> calls;
    private final int hash;

    private BiConsumer<RawResponse, TransportException> handler;
    private Reactor reactor;
    private boolean maybeWritten;
    private Runnable abort;
    private volatile long deadline;

    Call(
            HttpHost target,
            BasicHttpRequest request,
            RequestBody body,
            ConnectionSettings settings,
            Set<Call> calls,
            BiConsumer<RawResponse, TransportException> handler) {
        this.target = target;
        this.request = request;
        this.body = body;
        this.settings = settings;
        this.calls = calls;
        this.handler = handler;
        long now = System.nanoTime();
        this.hash = Long.hashCode(now);
        // The client looks at its own time-out of the wait for a connection only when a connection becomes free.
        this.deadline = now
                + settings.connectionRequestTimeout()
                        .plus(settings.connectTimeout())
                        .toNanos();
        calls.add(this);
    }

    /** Its own, because the virtual machine's takes up to two percent of a call's processor time; docs/benchmarks.md has it. */
    @Override
    public int hashCode() {
        return hash;
    }

    /** Calls are equal only to themselves. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    HttpHost target() {
        return target;
    }

    BasicHttpRequest request() {
        return request;
    }

    RequestBody body() {
        return body;
    }

    /** Gives the call to a reactor, if it is not over and nothing of it is written. */
    boolean moveTo(Reactor next) {
        Runnable before;
        synchronized (this) {
            if (handler == null || maybeWritten) {
                return false;
            }
            before = abort;
            abort = null;
            reactor = next;
        }
        if (before != null) {
            // What the former reactor says of it counts no more.
            before.run();
        }
        return true;
    }

    /** Whether the call is with that reactor and nothing of it is written. */
    synchronized boolean isWaitingIn(Reactor other) {
        return reactor == other && handler != null && !maybeWritten;
    }

    /** Whether the call is with that reactor and not over. */
    synchronized boolean isIn(Reactor other) {
        return reactor == other && handler != null;
    }

    /**
     * The connection is there, and nothing is written yet; from now on bytes may reach the server.
     *
     * @throws IOException if the call is over or is another reactor's by now: it must not be written
     */
    synchronized void writing(Reactor by) throws IOException {
        if (handler == null || reactor != by) {
            throw new IOException("the call is over, or goes another way");
        }
        maybeWritten = true;
        progress();
    }

    /** Bytes of the request were written: the time of the answer starts again. */
    void progress() {
        deadline = System.nanoTime() + settings.responseTimeout().toNanos();
    }

    /** How to end what the reactor does for the call when nobody waits for it any more. */
    void abortWith(Reactor by, Runnable how) {
        boolean over;
        synchronized (this) {
            over = handler == null || reactor != by;
            if (!over) {
                abort = how;
            }
        }
        if (over) {
            how.run();
        }
    }

    void expireAt(long now) {
        if (now - deadline >= 0) {
            fail(TransportException.Problem.TIMEOUT, isMaybeWritten() ? NO_ANSWER : NO_CONNECTION, null);
            Runnable how;
            synchronized (this) {
                how = abort;
            }
            if (how != null) {
                how.run();
            }
        }
    }

    void completed(Reactor by, RawResponse response) {
        complete(by, response, null);
    }

    void failed(Reactor by, Exception cause) {
        if (cause instanceof RequestBodyException) {
            fail(by, TransportException.Problem.REQUEST_BODY, "the body could not be read", cause.getCause());
        } else if (cause instanceof ResponseCollector.TooLargeException) {
            fail(by, TransportException.Problem.RESPONSE, cause.getMessage(), null);
        } else if (cause instanceof ConnectionRequestTimeoutException || cause instanceof DeadlineTimeoutException) {
            fail(by, TransportException.Problem.TIMEOUT, NO_CONNECTION, cause);
        } else if (cause instanceof InterruptedIOException) {
            fail(by, TransportException.Problem.TIMEOUT, isMaybeWritten() ? NO_ANSWER : NO_CONNECTION, cause);
        } else if (cause instanceof HttpException || cause instanceof MessageConstraintException) {
            fail(by, TransportException.Problem.RESPONSE, "the answer is not HTTP", cause);
        } else if (cause instanceof ConnectException) {
            fail(by, TransportException.Problem.CONNECTION, "the connection was refused", cause);
        } else if (cause instanceof IOException && isMaybeWritten()) {
            fail(
                    by,
                    TransportException.Problem.CONNECTION,
                    "the connection broke before the answer was complete",
                    cause);
        } else {
            fail(by, TransportException.Problem.CONNECTION, "no connection: " + cause.getMessage(), cause);
        }
    }

    /** Ends the call, whichever reactor it is with. */
    void fail(TransportException.Problem problem, String message, Throwable cause) {
        Reactor current;
        synchronized (this) {
            current = reactor;
        }
        fail(current, problem, message, cause);
    }

    private void fail(Reactor by, TransportException.Problem problem, String message, Throwable cause) {
        complete(by, null, new TransportException(problem, isMaybeWritten(), message, cause));
    }

    private synchronized boolean isMaybeWritten() {
        return maybeWritten;
    }

    private void complete(Reactor by, RawResponse response, TransportException failure) {
        BiConsumer<RawResponse, TransportException> once;
        synchronized (this) {
            if (reactor != by) {
                return;
            }
            once = handler;
            handler = null;
        }
        if (once != null) {
            calls.remove(this);
            once.accept(response, failure);
        }
    }
}
