package io.github.camelinterakt.examples.webhookinbox.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.webhook.Webhook;
import io.github.camelinterakt.sandbox.webhook.WebhookPost;

/**
 * Starts PostgreSQL, a sandbox and a receiver; sends messages; has their events posted out of order and some of them twice;
 * kills the receiver while it has acknowledged events that it has not handled yet; starts it again, and compares the CRM with
 * what has happened. Ends with 0 if it is all there, once; 1 if not. Whoever kills the demonstration itself, and starts it
 * again, finds what it has left behind: PostgreSQL's data stay.
 */
public class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double DUPLICATES = 0.1;
    private static final int ROUNDS = 3;

    private final PrintStream out;
    private final Path data;
    private final int messages;
    private final String secret = UUID.randomUUID().toString();

    Demo(PrintStream out, Path data, int messages) {
        this.out = out;
        this.data = data;
        this.messages = messages;
    }

    /** Runs it; the one argument, if there is one, is the number of messages. */
    public static void main(String[] args) throws Exception {
        int messages = args.length == 0 ? 300 : Integer.parseInt(args[0]);
        Path data = Path.of(System.getProperty("webhook-inbox.data", "target/postgresql"));
        try {
            System.exit(new Demo(System.out, data, messages).run() ? 0 : 1);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    boolean run() throws Exception {
        try (Database postgres = Database.open(data);
                Sandbox sandbox = Sandbox.builder().journal(0).start();
                Crm crm = new Crm(sandbox, postgres.events())) {
            if (postgres.events() > 0) {
                out.printf(
                        "found %d events of an earlier run in %s, of which %d are still to be handled%n",
                        postgres.events(), data, postgres.unhandled());
            }
            String jdbcUrl = postgres.jdbcUrl();
            int port = freePort();
            Process receiver = start(sandbox, jdbcUrl, port);
            try {
                for (int round = 1; round <= ROUNDS; round++) {
                    post(sandbox, crm, round);
                    if (!receiver.isAlive()) {
                        throw new IllegalStateException("The receiver was killed: start the example again");
                    }
                    if (round < ROUNDS) {
                        receiver.destroyForcibly().onExit().join();
                        out.printf("killed the receiver (kill -9) with %d events to go%n", postgres.unhandled());
                        receiver = start(sandbox, jdbcUrl, port);
                    }
                }
                awaitHandled(postgres);
            } finally {
                receiver.destroy();
                receiver.onExit().join();
            }
            List<String> differences = crm.differences(postgres.jdbc());
            out.printf(
                    "%s: %s%n",
                    crm.summary(), differences.isEmpty() ? "the CRM has each of them once" : "the CRM differs");
            differences.forEach(out::println);
            return differences.isEmpty();
        }
    }

    /** What a killed receiver was handling is handled again when its leases have expired, after half a minute. */
    void awaitHandled(Database postgres) {
        waitUntil(() -> postgres.unhandled() == 0, "the receiver did not come to an end");
    }

    /** The webhook is saved as soon as its test gets 200: then the receiver is there. */
    private Process start(Sandbox sandbox, String jdbcUrl, int port) throws Exception {
        Process receiver = ReceiverProcess.start(jdbcUrl, port, secret);
        waitUntil(
                () -> {
                    try {
                        sandbox.webhook().save("http://127.0.0.1:" + port + "/interakt", secret);
                        return true;
                    } catch (IllegalStateException notYet) {
                        if (!receiver.isAlive()) {
                            throw new IllegalStateException("The receiver has ended", notYet);
                        }
                        return false;
                    }
                },
                "the receiver did not start");
        out.printf("the receiver is there (process %d)%n", receiver.pid());
        return receiver;
    }

    private void post(Sandbox sandbox, Crm crm, int round) throws InterruptedException {
        Webhook webhook = sandbox.webhook();
        webhook.hold();
        crm.send(messages / ROUNDS);
        webhook.releaseShuffled(new Random(round), DUPLICATES);
        do {
            if (!webhook.awaitPosted(PATIENCE)) {
                throw new IllegalStateException("The sandbox could not post its events");
            }
            // A machine may stand still for the few seconds that Interakt waits.
        } while (webhook.isOn() && webhook.repostFailed() > 0);
        if (!webhook.isOn() || webhook.dropped() > 0) {
            throw new IllegalStateException(
                    "So many events did not get 200 in time that the webhook was switched off, and " + webhook.dropped()
                            + " were not posted at all then: if the receiver was killed, start the example again");
        }
        long failed = webhook.posts().stream().filter(WebhookPost::failed).count();
        out.printf(
                "posted %d events, shuffled and some twice; each got 200%s%n",
                webhook.posts().size() - failed, failed == 0 ? "" : ", " + failed + " of them only when posted again");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void waitUntil(BooleanSupplier condition, String otherwise) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
