package io.github.camelinterakt.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection whose I/O thread does at once what it would otherwise ask its selector for.
 *
 * <p>HttpCore tells the selector of each step that it wants to write, and later that it has written, and wakes it up each
 * time: for a call that is made by what follows an answer, as most are under load, that takes more system calls than to write
 * and to read it. Here the I/O thread notes in its turn (from being told that bytes are there until it goes back to the
 * selector) what is wanted, writes what is to be written, and tells the selector only what is different in the end. What
 * other threads want goes to the selector as ever. An answer that is there at once is read within the turn too (see
 * {@link BusyPoll}).
 */
final class TurnSession implements IOSession, IOEventHandler {

    /** The first takes the call and the second flushes it; what is left then, the peer does not take at the moment. */
    private static final int MAX_WRITES = 2;

    private final IOSession session;
    private final Supplier<BusyPoll> busyPolls;
    private final Queue<Command> ofTurn = new ConcurrentLinkedQueue<>();

    private volatile Thread turn;
    private int before;
    private int wanted;
    private int wantedByOthers;
    private BusyPoll busyPoll;
    private boolean awaitsAnswer;

    /**
     * Decorates a connection.
     *
     * @param busyPolls gives the busy polling of the thread that it is called on, the same one each time
     */
    TurnSession(IOSession session, Supplier<BusyPoll> busyPolls) {
        this.session = session;
        this.busyPolls = busyPolls;
    }

    /** Decorates a connection, unless it is TLS's, which itself tells the selector only what is different. */
    static IOSession decorate(IOSession session) {
        return session instanceof SSLIOSession ? session : new TurnSession(session, BusyPoll::here);
    }

    @Override
    public void connected(IOSession self) throws IOException {
        session.getHandler().connected(self);
    }

    @Override
    public void inputReady(IOSession self, ByteBuffer read) throws IOException {
        boolean outer = begin();
        try {
            session.getHandler().inputReady(self, read);
            if (outer) {
                write(self);
                pollBusily(self);
            }
        } finally {
            if (outer) {
                end();
            }
        }
    }

    @Override
    public void outputReady(IOSession self) throws IOException {
        boolean outer = begin();
        try {
            session.getHandler().outputReady(self);
            if (outer) {
                write(self);
                pollBusily(self);
            }
        } finally {
            if (outer) {
                end();
            }
        }
    }

    private void write(IOSession self) throws IOException {
        for (int i = 0; i < MAX_WRITES && (wanted & EventMask.WRITE) != 0 && session.isOpen(); i++) {
            session.updateWriteTime();
            session.getHandler().outputReady(self);
        }
    }

    /** Looks for the answer to what was written in the turn, and for the next one if what follows is another call. */
    private void pollBusily(IOSession self) throws IOException {
        if (!isReading() || !busyPoll.isToLook()) {
            return;
        }
        long first = busyPoll.now();
        long now = first;
        do {
            long since = now;
            do {
                Thread.onSpinWait();
                session.getHandler().inputReady(self, null);
                now = busyPoll.now();
            } while (isReading() && now - since < BusyPoll.LONGEST_NANOS);
            busyPoll.looked(!awaitsAnswer);
            if (awaitsAnswer) {
                return;
            }
            session.updateReadTime();
            write(self);
        } while (now - first < BusyPoll.LONGEST_ROW_NANOS && isReading() && busyPoll.isToLook());
    }

    /** Whether a request was written, and its answer can be read when it comes. */
    private boolean isReading() {
        return awaitsAnswer && (wanted & EventMask.READ) != 0 && session.isOpen();
    }

    private void awaitAnswer(boolean awaits) {
        if (awaits != awaitsAnswer) {
            awaitsAnswer = awaits;
            if (awaits) {
                busyPoll.awaits();
            } else {
                busyPoll.awaitsNoMore();
            }
        }
    }

    @Override
    public void timeout(IOSession self, Timeout timeout) throws IOException {
        session.getHandler().timeout(self, timeout);
    }

    @Override
    public void exception(IOSession self, Exception cause) {
        session.getHandler().exception(self, cause);
    }

    @Override
    public void disconnected(IOSession self) {
        awaitAnswer(false);
        session.getHandler().disconnected(self);
    }

    private boolean begin() {
        if (isTurn()) {
            return false;
        }
        session.getLock().lock();
        try {
            before = session.getEventMask();
            wanted = before;
            wantedByOthers = 0;
            turn = Thread.currentThread();
            busyPoll = busyPolls.get();
        } finally {
            session.getLock().unlock();
        }
        return true;
    }

    private void end() {
        session.getLock().lock();
        try {
            turn = null;
            if (session.getStatus() != Status.ACTIVE) {
                return;
            }
            // Another thread adds its command first and asks to write then; who drops that wish must not miss the
            // command.
            int kept = hasCommands() ? wantedByOthers | EventMask.WRITE : wantedByOthers;
            int now = session.getEventMask();
            int after = (now | wanted & ~before) & ~(before & ~wanted) | kept;
            if (after != now) {
                session.setEventMask(after);
            }
        } finally {
            session.getLock().unlock();
        }
    }

    private boolean isTurn() {
        return turn == Thread.currentThread();
    }

    @Override
    public int getEventMask() {
        return isTurn() ? wanted : session.getEventMask();
    }

    @Override
    public void setEventMask(int mask) {
        if (isTurn()) {
            wanted = mask;
        } else {
            byOther(mask, () -> session.setEventMask(mask));
        }
    }

    @Override
    public void setEvent(int event) {
        if (isTurn()) {
            wanted |= event;
        } else {
            byOther(event, () -> session.setEvent(event));
        }
    }

    @Override
    public void clearEvent(int event) {
        if (isTurn()) {
            wanted &= ~event;
        } else {
            session.clearEvent(event);
        }
    }

    private void byOther(int events, Runnable ask) {
        session.getLock().lock();
        try {
            wantedByOthers |= events;
            ask.run();
        } finally {
            session.getLock().unlock();
        }
    }

    @Override
    public void enqueue(Command command, Command.Priority priority) {
        if (isTurn() && session.getStatus() == Status.ACTIVE) {
            ofTurn.add(command);
            wanted |= EventMask.WRITE;
        } else {
            session.enqueue(command, priority);
        }
    }

    @Override
    public boolean hasCommands() {
        return !ofTurn.isEmpty() || session.hasCommands();
    }

    @Override
    public Command poll() {
        Command command = session.poll();
        return command == null ? ofTurn.poll() : command;
    }

    @Override
    public IOEventHandler getHandler() {
        return session.getHandler() == null ? null : this;
    }

    @Override
    public void upgrade(IOEventHandler handler) {
        session.upgrade(handler);
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public Lock getLock() {
        return session.getLock();
    }

    @Override
    public ByteChannel channel() {
        return session.channel();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return session.getRemoteAddress();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return session.getLocalAddress();
    }

    @Override
    public Status getStatus() {
        return session.getStatus();
    }

    @Override
    public Timeout getSocketTimeout() {
        return session.getSocketTimeout();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        session.setSocketTimeout(timeout);
    }

    @Override
    public long getLastReadTime() {
        return session.getLastReadTime();
    }

    @Override
    public long getLastWriteTime() {
        return session.getLastWriteTime();
    }

    @Override
    public long getLastEventTime() {
        return session.getLastEventTime();
    }

    @Override
    public void updateReadTime() {
        session.updateReadTime();
    }

    @Override
    public void updateWriteTime() {
        session.updateWriteTime();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int length = session.read(target);
        if (length != 0 && isTurn()) {
            awaitAnswer(false);
        }
        return length;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = session.write(source);
        if (length > 0 && isTurn()) {
            awaitAnswer(true);
        }
        return length;
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public void close(CloseMode mode) {
        session.close(mode);
    }

    @Override
    public String toString() {
        return session.toString();
    }
}
