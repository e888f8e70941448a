package io.github.camelinterakt.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import io.github.camelinterakt.event.WebhookEvent;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request: at the latest at the deadline, and whatever it holds. */
final class WebhookProcessor extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookProcessor.class);

    private final Guard guard;
    private final EventFilter filter;
    private final EventIntake intake;
    private final WebhookHealth health;
    private final BooleanSupplier running;
    private final ServerFeatures server;
    private final long deadlineMillis;

    WebhookProcessor(
            Guard guard,
            EventFilter filter,
            EventIntake intake,
            WebhookHealth health,
            BooleanSupplier running,
            ServerFeatures server,
            long deadlineMillis) {
        this.guard = guard;
        this.filter = filter;
        this.intake = intake;
        this.health = health;
        this.running = running;
        this.server = server;
        this.deadlineMillis = deadlineMillis;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Taken taken = take(exchange, false);
        if (taken.answer().isDone()) {
            reply(exchange, taken, taken.answer().join());
            callback.done(true);
            return true;
        }
        // A copy: the other may be shared with further requests for the same event.
        CompletionStage<Answer> inTime = deadlineMillis > 0
                ? taken.answer()
                        .copy()
                        .completeOnTimeout(intake.atDeadline(), remaining(exchange), TimeUnit.MILLISECONDS)
                : taken.answer();
        inTime.thenAccept(answer -> {
            reply(exchange, taken, answer);
            callback.done(false);
        });
        return false;
    }

    /**
     * For servers that give a thread to each request. One that answers by itself at the deadline lets the route have that
     * thread; with another, waiting here is cheaper than an alarm for each request.
     */
    @Override
    public void process(Exchange exchange) {
        Taken taken = take(exchange, server.answerAtDeadline(exchange.getMessage()));
        reply(exchange, taken, await(taken.answer(), exchange));
    }

    private Answer await(CompletableFuture<Answer> answer, Exchange exchange) {
        try {
            return deadlineMillis > 0 ? answer.get(remaining(exchange), TimeUnit.MILLISECONDS) : answer.get();
        } catch (TimeoutException e) {
            return intake.atDeadline();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNAVAILABLE;
        } catch (ExecutionException e) {
            LOG.warn("An event of the webhook could not be taken in", e.getCause());
            return Answer.FAILED;
        }
    }

    private Taken take(Exchange exchange, boolean serverAnswers) {
        if (!running.getAsBoolean()) {
            return Taken.at(Answer.UNAVAILABLE, false);
        }
        boolean believed = false;
        WebhookHealth.Timed timed = null;
        try {
            Guard.Verdict verdict = guard.check(new Request(exchange.getMessage()));
            if (verdict.refusal() != null) {
                return Taken.at(verdict.refusal(), false);
            }
            believed = true;
            WebhookEvent event = WebhookEvent.parse(verdict.body());
            if (!filter.passes(event)) {
                return Taken.at(Answer.OK, true);
            }
            timed = serverAnswers ? health.timed(Duration.ofMillis(remaining(exchange))) : null;
            return new Taken(intake.take(event, serverAnswers), true, timed);
        } catch (IOException e) {
            // Not logged: what is in the body is none of the log's business.
            return Taken.at(Answer.BAD_REQUEST, believed);
        } catch (RuntimeException e) {
            LOG.warn("A request to the webhook could not be handled", e);
            return new Taken(CompletableFuture.completedFuture(Answer.FAILED), believed, timed);
        }
    }

    private void reply(Exchange exchange, Taken taken, Answer answer) {
        answer.to(exchange);
        Duration elapsed = exchange.getClock().asDuration();
        // What the server has answered at the deadline is counted already, and it sends nothing after it.
        if (taken.timed() == null || health.inTime(taken.timed())) {
            health.answered(answer, taken.believed(), elapsed);
        }
        if (deadlineMillis > 0 && elapsed.toMillis() >= deadlineMillis) {
            LOG.warn(
                    "The webhook was not done with an event within {} ms (ackDeadline), and it was answered with {}",
                    deadlineMillis,
                    intake.atDeadline().status());
        }
    }

    /** Since the server has made the exchange: the time is included that the request waited for a thread. */
    private long remaining(Exchange exchange) {
        return Math.max(0, deadlineMillis - exchange.getClock().elapsed());
    }

    /**
     * What has become of a request.
     *
     * @param answer   completes with the answer
     * @param believed whether the request could be believed
     * @param timed    its deadline, if the server keeps it; or null
     */
    private record Taken(CompletableFuture<Answer> answer, boolean believed, WebhookHealth.Timed timed) {

        static Taken at(Answer answer, boolean believed) {
            return new Taken(CompletableFuture.completedFuture(answer), believed, null);
        }
    }
}
