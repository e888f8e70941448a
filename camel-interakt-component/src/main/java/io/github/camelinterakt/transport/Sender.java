package io.github.camelinterakt.transport;

import java.time.Duration;

/** Sends calls over a pool of connections that I/O threads of its own serve. */
interface Sender {

    /** Sends a call; what becomes of it, the call hears. */
    void send(Call call, Reactor by);

    /** Closes connections that have not been used for so long. */
    void closeIdle(Duration unused);

    /**
     * Closes all connections and ends the I/O threads.
     *
     * @param wait whether to wait for the threads' end
     */
    void close(boolean wait);
}
