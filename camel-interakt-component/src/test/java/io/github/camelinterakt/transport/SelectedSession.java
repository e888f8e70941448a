package io.github.camelinterakt.transport;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/** A connection without a socket, which remembers what its selector was told. */
final class SelectedSession implements IOSession {

    private final Lock lock = new ReentrantLock();
    private final Deque<Command> commands = new ArrayDeque<>();
    private final List<Integer> told = new ArrayList<>();

    private IntSupplier reads = () -> 0;
    private IOEventHandler handler;
    private Status status = Status.ACTIVE;
    private int mask = EventMask.READ;

    /** From now on it reads so many bytes each time; none before that is said. */
    void reads(IntSupplier lengths) {
        reads = lengths;
    }

    /** All masks that the selector was told, in their order. */
    List<Integer> told() {
        return told;
    }

    @Override
    public int getEventMask() {
        return mask;
    }

    @Override
    public void setEventMask(int events) {
        mask = events;
        told.add(events);
    }

    @Override
    public void setEvent(int event) {
        setEventMask(mask | event);
    }

    @Override
    public void clearEvent(int event) {
        setEventMask(mask & ~event);
    }

    @Override
    public void enqueue(Command command, Command.Priority priority) {
        commands.add(command);
        setEvent(EventMask.WRITE);
    }

    @Override
    public boolean hasCommands() {
        return !commands.isEmpty();
    }

    @Override
    public Command poll() {
        return commands.poll();
    }

    @Override
    public IOEventHandler getHandler() {
        return handler;
    }

    @Override
    public void upgrade(IOEventHandler upgraded) {
        handler = upgraded;
    }

    @Override
    public Lock getLock() {
        return lock;
    }

    @Override
    public Status getStatus() {
        return status;
    }

    @Override
    public boolean isOpen() {
        return status == Status.ACTIVE;
    }

    @Override
    public void close() {
        status = Status.CLOSED;
    }

    @Override
    public void close(CloseMode mode) {
        close();
    }

    @Override
    public String getId() {
        return "selected";
    }

    @Override
    public ByteChannel channel() {
        return this;
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return null;
    }

    @Override
    public SocketAddress getLocalAddress() {
        return null;
    }

    @Override
    public Timeout getSocketTimeout() {
        return Timeout.DISABLED;
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        // it never times out
    }

    @Override
    public long getLastReadTime() {
        return 0;
    }

    @Override
    public long getLastWriteTime() {
        return 0;
    }

    @Override
    public long getLastEventTime() {
        return 0;
    }

    @Override
    public void updateReadTime() {
        // nobody looks
    }

    @Override
    public void updateWriteTime() {
        // nobody looks
    }

    @Override
    public int read(ByteBuffer target) {
        return reads.getAsInt();
    }

    @Override
    public int write(ByteBuffer source) {
        int length = source.remaining();
        source.position(source.limit());
        return length;
    }
}
