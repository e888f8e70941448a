package io.github.camelinterakt.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The selector hears what is different after a turn of the I/O thread, and nothing of what was done in it. */
class TurnSessionTest {

    /** What a protocol does when bytes have come, or may be written. */
    private interface Step {
        void run() throws IOException;
    }

    private final SelectedSession selected = new SelectedSession();
    private final AtomicLong nanos = new AtomicLong();
    private final BusyPoll busyPoll = new BusyPoll(2, nanos::get);
    private final IOSession session = new TurnSession(selected, () -> busyPoll);
    private final List<String> written = new ArrayList<>();

    private Step onInput = () -> {};
    private Step onOutput = () -> session.clearEvent(EventMask.WRITE);

    @BeforeEach
    void handle() {
        session.upgrade(new Protocol());
    }

    @Test
    void whatIsWrittenInTheTurnIsNotAskedForFirst() throws IOException {
        onInput = () -> session.setEvent(EventMask.WRITE);
        read();
        assertThat(written).containsExactly("output");
        assertThat(selected.told()).isEmpty();
    }

    @Test
    void aCommandOfTheTurnIsTakenInTheTurn() throws IOException {
        onInput = () -> session.enqueue(ShutdownCommand.GRACEFUL, Command.Priority.NORMAL);
        onOutput = () -> {
            written.add(session.poll() == ShutdownCommand.GRACEFUL ? "command" : "none");
            session.clearEvent(EventMask.WRITE);
        };
        read();
        assertThat(written).containsExactly("command", "output");
        assertThat(session.hasCommands()).isFalse();
        assertThat(selected.told()).isEmpty();
    }

    @Test
    void whatThePeerDoesNotTakeIsLeftToTheSelector() throws IOException {
        onInput = () -> session.setEvent(EventMask.WRITE);
        onOutput = () -> {};
        read();
        assertThat(selected.told()).containsExactly(EventMask.READ_WRITE);
        onOutput = () -> session.clearEvent(EventMask.WRITE);
        session.getHandler().outputReady(session);
        assertThat(selected.told()).containsExactly(EventMask.READ_WRITE, EventMask.READ);
    }

    @Test
    void whatAnotherThreadWantsMeanwhileIsNotLost() throws IOException {
        onInput = () -> {
            session.setEvent(EventMask.WRITE);
            elsewhere(() -> session.setEvent(EventMask.WRITE));
        };
        read();
        assertThat(written).containsExactly("output");
        assertThat(selected.getEventMask()).isEqualTo(EventMask.READ_WRITE);
    }

    @Test
    void aCommandOfAnotherThreadKeepsTheWishToWrite() throws IOException {
        selected.setEvent(EventMask.WRITE);
        onInput = () -> {
            session.clearEvent(EventMask.WRITE);
            elsewhere(() -> session.enqueue(ShutdownCommand.GRACEFUL, Command.Priority.NORMAL));
        };
        read();
        assertThat(selected.getEventMask()).isEqualTo(EventMask.READ_WRITE);
        assertThat(session.poll()).isEqualTo(ShutdownCommand.GRACEFUL);
    }

    @Test
    void whatAnotherThreadHasEndedMeanwhileDoesNotComeBack() throws IOException {
        onInput = () -> elsewhere(() -> session.clearEvent(EventMask.READ));
        read();
        assertThat(selected.getEventMask()).isZero();
    }

    @Test
    void outsideOfATurnTheSelectorIsAskedAtOnce() {
        session.setEvent(EventMask.WRITE);
        assertThat(selected.told()).containsExactly(EventMask.READ_WRITE);
        assertThat(session.getEventMask()).isEqualTo(EventMask.READ_WRITE);
    }

    @Test
    void aTurnThatFailsIsOver() {
        onInput = () -> {
            session.setEvent(EventMask.WRITE);
            throw new IOException("broken");
        };
        assertThatThrownBy(this::read).hasMessage("broken");
        assertThat(selected.getEventMask()).isEqualTo(EventMask.READ_WRITE);
        session.clearEvent(EventMask.WRITE);
        assertThat(selected.getEventMask()).isEqualTo(EventMask.READ);
    }

    @Test
    void nothingIsAskedOfAConnectionThatTheTurnCloses() throws IOException {
        onInput = () -> {
            session.setEvent(EventMask.WRITE);
            session.close();
        };
        read();
        assertThat(written).isEmpty();
        assertThat(selected.told()).isEmpty();
    }

    @Test
    void anAnswerThatComesAtOnceIsReadInTheTurnAndSoIsThatOfTheNextCall() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        selected.reads(() -> {
            nanos.addAndGet(BusyPoll.LONGEST_NANOS / 4);
            return looks.incrementAndGet() % 3 == 0 ? 200 : 0;
        });
        onInput = () -> {
            if (session.read(ByteBuffer.allocate(1)) > 0 && answers.incrementAndGet() < 3) {
                session.setEvent(EventMask.WRITE);
            }
        };
        onOutput = this::writeRequest;
        session.getHandler().outputReady(session);
        assertThat(answers).hasValue(3);
        assertThat(written).hasSize(3);
        assertThat(selected.told()).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeAtOnceIsLeftToTheSelector() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        selected.reads(() -> {
            nanos.addAndGet(BusyPoll.LONGEST_NANOS / 4);
            looks.incrementAndGet();
            return 0;
        });
        onInput = () -> session.read(ByteBuffer.allocate(1));
        onOutput = this::writeRequest;
        session.getHandler().outputReady(session);
        assertThat(looks).hasValue(4);
        assertThat(busyPoll.isToLook()).isFalse();
        AtomicInteger answers = new AtomicInteger();
        selected.reads(() -> 200);
        onInput = () -> answers.addAndGet(session.read(ByteBuffer.allocate(1)));
        read();
        assertThat(answers).hasValue(200);
    }

    @Test
    void answersThatComeAtOnceForEverDoNotKeepTheThreadFromOtherConnections() throws IOException {
        AtomicInteger answers = new AtomicInteger();
        selected.reads(() -> {
            nanos.addAndGet(BusyPoll.LONGEST_ROW_NANOS / 10);
            // Where the thread is kept, the turn never ends; it is to fail instead.
            return answers.incrementAndGet() > 1_000 ? 0 : 200;
        });
        onInput = () -> {
            session.read(ByteBuffer.allocate(1));
            session.setEvent(EventMask.WRITE);
        };
        onOutput = this::writeRequest;
        session.getHandler().outputReady(session);
        assertThat(answers).hasValue(10);
    }

    @Test
    void noAnswerIsLookedForWhileAnotherConnectionWaitsForOne() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        selected.reads(looks::incrementAndGet);
        onInput = () -> session.read(ByteBuffer.allocate(1));
        onOutput = this::writeRequest;
        busyPoll.awaits();
        session.getHandler().outputReady(session);
        assertThat(looks).hasValue(0);
        session.getHandler().disconnected(session);
        assertThat(busyPoll.isToLook()).isTrue();
    }

    private void writeRequest() throws IOException {
        session.write(ByteBuffer.allocate(600));
        session.clearEvent(EventMask.WRITE);
    }

    private void read() throws IOException {
        session.getHandler().inputReady(session, null);
    }

    private static void elsewhere(Runnable task) {
        CompletableFuture.runAsync(task).join();
    }

    private final class Protocol implements IOEventHandler {

        @Override
        public void connected(IOSession connected) {
            // nothing to do
        }

        @Override
        public void inputReady(IOSession ready, ByteBuffer read) throws IOException {
            onInput.run();
        }

        @Override
        public void outputReady(IOSession ready) throws IOException {
            onOutput.run();
            written.add("output");
        }

        @Override
        public void timeout(IOSession late, Timeout timeout) {
            // nothing to do
        }

        @Override
        public void exception(IOSession failed, Exception cause) {
            // nothing to do
        }

        @Override
        public void disconnected(IOSession gone) {
            // nothing to do
        }
    }
}
