package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.account.Template;
import io.github.camelinterakt.sandbox.webhook.WebhookEvents;

/** What happens by itself to the messages, templates and events of an account, by the rules and the clock. */
final class AutomaticDelivery implements Account.Observer {

    private final Sandbox sandbox;
    private final SandboxSettings settings;
    private final Scheduler scheduler;
    private volatile DeliveryRules rules;
    private volatile Random random;
    private Instant lastPost;

    AutomaticDelivery(Sandbox sandbox, SandboxSettings settings, Scheduler scheduler) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.scheduler = scheduler;
        reset();
    }

    synchronized void reset() {
        rules = settings.get(SandboxSetting.DELIVERY);
        random = settings.random();
        lastPost = Instant.MIN;
    }

    DeliveryRules rules() {
        return rules;
    }

    void rules(DeliveryRules replacement) {
        rules = replacement;
    }

    @Override
    public void accepted(Message message) {
        Instant at = settings.clock().instant();
        for (DeliveryRules.Step step : rules.plan(message, random)) {
            at = at.plus(step.after());
            atOrNow(at, () -> happen(message.id(), step));
        }
    }

    @Override
    public void created(Template template) {
        Duration delay = settings.get(SandboxSetting.APPROVE_TEMPLATES_AFTER);
        if (delay != null) {
            Instant at = template.createdAt().plus(delay);
            TemplateReview review = sandbox.template(template.name(), template.language());
            scheduler.at(at, () -> review.wasApprovedAt(at));
        }
    }

    private void happen(UUID messageId, DeliveryRules.Step step) {
        if (step.status() != null) {
            report(messageId, step.status(), step.failure());
            return;
        }
        UUID contactId = sandbox.account.change(
                state -> state.outbox().message(messageId).contactId());
        Customer customer = sandbox.customer(contactId.toString()).at(messageId);
        if (step.button() == null) {
            customer.tapsAnything();
        } else {
            customer.taps(step.button());
        }
    }

    /** Records and posts a status of a message. */
    void report(UUID messageId, MessageStatus status, Message.Failure failure) {
        sandbox.account.change(state -> {
            Message message = state.report(messageId, status, failure);
            Contact contact = state.contacts().require(message.contactId());
            String template = state.rawTemplate(message);
            post(WebhookEvents.status(
                    contact, message, template, status, settings.clock().instant()));
            return message;
        });
    }

    /** Posts an event, when and as often as the rules say; null is no event. */
    void post(Map<String, Object> event) {
        if (event != null) {
            for (Duration delay : rules.posts(random)) {
                Instant at = postTime(settings.clock().instant().plus(delay));
                atOrNow(at, () -> sandbox.webhook().post(event));
            }
        }
    }

    private synchronized Instant postTime(Instant at) {
        lastPost = rules.isShuffled() || at.isAfter(lastPost) ? at : lastPost;
        return lastPost;
    }

    private void atOrNow(Instant at, Runnable work) {
        if (at.isAfter(settings.clock().instant())) {
            scheduler.at(at, work);
        } else {
            work.run();
        }
    }
}
