package io.github.camelinterakt.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a continuation is taken for one that blocks. It counts how often it was seen and not how long ago it began, so that a
 * process which was stopped for a while takes none for it.
 */
class IoThreadTest {

    private final Continuations continuations = new Continuations(Runnable::run, true);
    private final CountDownLatch release = new CountDownLatch(1);
    private Thread runner;

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void aContinuationThatWaitsIsTakenForOneThatBlocksAtTheThirdLook() throws Exception {
        IoThread thread = running(this::await);
        untilItWaits();
        assertThat(thread.look()).isNull();
        assertThat(thread.look()).isNull();
        assertThat(thread.look()).isSameAs(continuations);
    }

    @Test
    void aContinuationThatRunsIsTakenForOneThatBlocksAtTheTenthLook() throws Exception {
        IoThread thread = running(() -> {
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        for (int look = 1; look < 10; look++) {
            assertThat(thread.look()).as("look " + look).isNull();
        }
        assertThat(thread.look()).isSameAs(continuations);
    }

    @Test
    void theNextContinuationIsLookedAtAnew() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        IoThread thread = running(
                () -> {
                    try {
                        first.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                () -> {
                    second.countDown();
                    await();
                });
        untilItWaits();
        thread.look();
        thread.look();
        first.countDown();
        second.await();
        untilItWaits();
        assertThat(thread.look()).isNull();
    }

    @Test
    void aThreadThatRunsNoneIsBlockedByNone() throws Exception {
        IoThread thread = running();
        for (int look = 0; look < 20; look++) {
            assertThat(thread.look()).isNull();
        }
    }

    /** A thread that runs these continuations one after the other, and is running the first one, if there is any. */
    private IoThread running(Runnable... all) throws Exception {
        CompletableFuture<IoThread> entered = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(all.length == 0 ? 0 : 1);
        runner = new Thread(() -> {
            IoThread io = IoThread.enter();
            entered.complete(io);
            for (Runnable continuation : all) {
                io.run(continuations, () -> {
                    begun.countDown();
                    continuation.run();
                });
            }
            await();
        });
        runner.setDaemon(true);
        runner.start();
        begun.await();
        return entered.get();
    }

    private void untilItWaits() {
        Awaitility.await().until(() -> runner.getState() == Thread.State.WAITING);
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
