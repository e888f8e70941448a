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
    private final long deadlineMillis;

    WebhookProcessor(
            Guard guard,
            EventFilter filter,
            EventIntake intake,
            WebhookHealth health,
            BooleanSupplier running,
            long deadlineMillis) {
        this.guard = guard;
        this.filter = filter;
        this.intake = intake;
        this.health = health;
        this.running = running;
        this.deadlineMillis = deadlineMillis;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        long start = System.nanoTime();
        Taken taken = take(exchange);
        if (taken.answer().isDone()) {
            reply(exchange, taken.answer().join(), taken.believed(), start);
            callback.done(true);
            return true;
        }
        // A copy: the other may be shared with further requests for the same event.
        CompletionStage<Answer> inTime = deadlineMillis > 0
                ? taken.answer().copy().completeOnTimeout(intake.atDeadline(), remaining(start), TimeUnit.MILLISECONDS)
                : taken.answer();
        inTime.thenAccept(answer -> {
            reply(exchange, answer, taken.believed(), start);
            callback.done(false);
        });
        return false;
    }

    /** For servers that give a thread to each request: waiting on it is cheaper than an alarm for each request. */
    @Override
    public void process(Exchange exchange) {
        long start = System.nanoTime();
        Taken taken = take(exchange);
        reply(exchange, await(taken.answer(), start), taken.believed(), start);
    }

    private Answer await(CompletableFuture<Answer> answer, long start) {
        try {
            return deadlineMillis > 0 ? answer.get(remaining(start), TimeUnit.MILLISECONDS) : answer.get();
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

    private Taken take(Exchange exchange) {
        if (!running.getAsBoolean()) {
            return Taken.at(Answer.UNAVAILABLE, false);
        }
        boolean believed = false;
        try {
            Guard.Verdict verdict = guard.check(new Request(exchange.getMessage()));
            if (verdict.refusal() != null) {
                return Taken.at(verdict.refusal(), false);
            }
            believed = true;
            WebhookEvent event = WebhookEvent.parse(verdict.body());
            return filter.passes(event) ? new Taken(intake.take(event), true) : Taken.at(Answer.OK, true);
        } catch (IOException e) {
            // Not logged: what is in the body is none of the log's business.
            return Taken.at(Answer.BAD_REQUEST, believed);
        } catch (RuntimeException e) {
            LOG.warn("A request to the webhook could not be handled", e);
            return Taken.at(Answer.FAILED, believed);
        }
    }

    private void reply(Exchange exchange, Answer answer, boolean believed, long start) {
        answer.to(exchange);
        health.answered(answer, believed, Duration.ofNanos(System.nanoTime() - start));
    }

    private long remaining(long start) {
        return Math.max(0, deadlineMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /**
     * What has become of a request.
     *
     * @param answer   completes with the answer
     * @param believed whether the request could be believed
     */
    private record Taken(CompletableFuture<Answer> answer, boolean believed) {

        static Taken at(Answer answer, boolean believed) {
            return new Taken(CompletableFuture.completedFuture(answer), believed);
        }
    }
}
