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
        return decide(null, ApprovalStatus.APPROVED, null);
    }

    /** The template is rejected. */
    public Template getsRejected(String reason) {
        return decide(null, ApprovalStatus.REJECTED, reason);
    }

    /** The template is put into another category, and messages with a guard for the former one are refused. */
    public Template getsCategory(String category) {
        return decide(category.toUpperCase(Locale.ROOT), null, null);
    }

    private Template decide(String category, ApprovalStatus status, String reason) {
        return sandbox.account.change(state -> {
            Template before = state.templates().find(name, language, state.now());
            Template after = state.templates().review(before, category, status, reason, state.now());
            post(after, category == null ? null : before.category());
            return after;
        });
    }

    /** Posts the automatic approval, unless another decision came before. */
    void wasApprovedAt(Instant at) {
        sandbox.account.change(state -> {
            Template template = state.templates().find(name, language, state.now());
            if (template.status() == ApprovalStatus.APPROVED
                    && template.modifiedAt().equals(at)) {
                post(template, null);
            }
            return template;
        });
    }

    private void post(Template template, String formerCategory) {
        sandbox.delivery.post(WebhookEvents.templateStatus(
                template, formerCategory, sandbox.clock().instant()));
    }
}
