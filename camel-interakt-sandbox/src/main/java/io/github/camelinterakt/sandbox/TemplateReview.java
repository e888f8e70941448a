package io.github.camelinterakt.sandbox;

import java.time.Instant;
import java.util.Locale;

import io.github.camelinterakt.sandbox.account.ApprovalStatus;
import io.github.camelinterakt.sandbox.account.Template;
import io.github.camelinterakt.sandbox.webhook.WebhookEvents;

/** What WhatsApp decides about a template. Each decision is posted as {@code message_template_status_update}. */
public final class TemplateReview {

    private final Sandbox sandbox;
    private final String name;
    private final String language;

    TemplateReview(Sandbox sandbox, String name, String language) {
        this.sandbox = sandbox;
        this.name = name;
        this.language = language;
    }

    /** The template is approved, and can be sent. */
    public Template getsApproved() {
        return decide(ApprovalStatus.APPROVED, null);
    }

    /** The template is rejected. */
    public Template getsRejected(String reason) {
        return decide(ApprovalStatus.REJECTED, reason);
    }

    /** The template is put into another category, and messages with a guard for the former one are refused. */
    public Template getsCategory(String category) {
        return sandbox.change(state -> {
            Template before = state.templates().find(name, language, state.now());
            Template after = state.templates().categorize(before, category.toUpperCase(Locale.ROOT), state.now());
            sandbox.post(WebhookEvents.templateStatus(after, before.category(), state.now()));
            return after;
        });
    }

    /** Posts the automatic approval, unless another decision came before. */
    void wasApprovedAt(Instant at) {
        sandbox.change(state -> {
            Template template = state.templates().find(name, language, state.now());
            if (template.status() == ApprovalStatus.APPROVED
                    && template.modifiedAt().equals(at)) {
                sandbox.post(WebhookEvents.templateStatus(template, null, state.now()));
            }
            return template;
        });
    }

    private Template decide(ApprovalStatus decision, String reason) {
        return sandbox.change(state -> {
            Template template = state.templates().find(name, language, state.now());
            Template after = state.templates().decide(template, decision, reason, state.now());
            sandbox.post(WebhookEvents.templateStatus(after, null, state.now()));
            return after;
        });
    }
}
