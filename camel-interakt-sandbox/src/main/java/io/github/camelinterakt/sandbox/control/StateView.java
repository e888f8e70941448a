package io.github.camelinterakt.sandbox.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Chat;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.PhoneNumber;
import io.github.camelinterakt.sandbox.account.Template;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.http.CallLog;
import io.github.camelinterakt.sandbox.webhook.Webhook;
import io.github.camelinterakt.sandbox.webhook.WebhookPost;

/** An account's state as the control API shows it. */
final class StateView {

    private static final int NEWEST = 100;
    private static final int CUSTOMERS = 500;

    private final List<ControlApi.Account> accounts;

    StateView(List<ControlApi.Account> accounts) {
        this.accounts = accounts;
    }

    Map<String, Object> of(ControlApi.Account account, String customer) {
        Sandbox sandbox = account.sandbox();
        Map<String, Object> state = new LinkedHashMap<>();
        // First, so that the next request sees a change that is made meanwhile.
        state.put("revision", sandbox.revision());
        List<String> keys =
                accounts.stream().map(each -> each.sandbox().apiKey()).toList();
        state.put(
                "sandbox",
                JsonValues.object("baseUrl", sandbox.baseUrl(), "apiKey", sandbox.apiKey(), "accounts", keys));
        state.put(
                "clock",
                Map.of(
                        "now",
                        sandbox.clock().instant(),
                        "speed",
                        sandbox.clock().speed()));
        Map<String, Object> quota = JsonValues.fields(sandbox.quota());
        quota.put("used", sandbox.quotaUsed());
        state.put("quota", quota);
        state.put("delivery", sandbox.delivery().document());
        state.put("operations", List.of(ApiOperation.values()));
        state.put("faults", account.server().faults(account.authorization()));
        state.put("webhook", webhook(sandbox.webhook()));
        state.put("calls", calls(account));
        state.put(
                "templates",
                sandbox.templates().stream().map(StateView::template).toList());
        state.put("campaigns", sandbox.campaigns());
        Instant now = sandbox.clock().instant();
        state.put(
                "customers",
                sandbox.chats(CUSTOMERS).stream().map(chat -> chat(chat, now)).toList());
        if (customer != null) {
            try {
                state.put("customer", customer(account, customer));
            } catch (RefusedException gone) {
                return state; // without the customer: a page that is open during a reset still gets the state
            }
        }
        return state;
    }

    private static Map<String, Object> webhook(Webhook webhook) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("url", webhook.url());
        shown.put("enabled", webhook.isOn());
        shown.put("failures", webhook.failures());
        shown.put("failureLimit", Webhook.FAILURES);
        shown.put("failureWindowSeconds", Webhook.FAILURE_WINDOW.toSeconds());
        shown.put("held", webhook.held());
        shown.put("dropped", webhook.dropped());
        List<WebhookPost> posts = webhook.posts();
        List<WebhookPost> newest = new ArrayList<>(posts.subList(Math.max(0, posts.size() - NEWEST), posts.size()));
        Collections.reverse(newest);
        shown.put("posts", newest);
        return shown;
    }

    /** The calls with this account's key, and those whose key no account has. */
    private List<CallLog.Call> calls(ControlApi.Account shown) {
        CallLog log = shown.server().calls();
        Set<String> others = accounts.stream()
                .filter(account -> !account.equals(shown))
                .map(ControlApi.Account::authorization)
                .collect(Collectors.toSet());
        return log.events()
                .filter(event -> !others.contains(event.getRequest().getHeader("Authorization")))
                .limit(NEWEST)
                .map(log::call)
                .toList();
    }

    static Map<String, Object> template(Template template) {
        Map<String, Object> definition = template.definition();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", template.name());
        shown.put("language", template.language());
        shown.put("category", template.category());
        shown.put("status", template.status());
        shown.put("rejectionReason", template.rejectionReason());
        shown.put("headerFormat", definition.get("header_format"));
        shown.put("header", definition.get("header"));
        shown.put("body", template.body());
        shown.put("footer", definition.get("footer"));
        shown.put("buttons", definition.getOrDefault("buttons", List.of()));
        shown.put("cards", definition.getOrDefault("carousel_cards", List.of()));
        return shown;
    }

    private static Map<String, Object> chat(Chat chat, Instant now) {
        Map<String, Object> shown = contact(chat.contact(), now);
        shown.put("lastMessageAt", chat.lastMessageAt());
        shown.put("lastText", chat.lastText());
        shown.put("unread", chat.unread());
        shown.put("agent", chat.agent());
        return shown;
    }

    private static Map<String, Object> contact(Contact contact, Instant now) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", contact.id());
        shown.put("phone", contact.phone(PhoneNumber::full));
        shown.put("username", contact.username());
        shown.put("name", contact.traits().get("name"));
        boolean open = contact.windowOpenAt(now);
        shown.put("windowOpenUntil", open ? contact.lastMessageAt().plus(Contact.SERVICE_WINDOW) : null);
        return shown;
    }

    /** A contact with everything that is known of it. */
    Map<String, Object> customer(ControlApi.Account account, String idOrPhone) {
        return account.state().with(state -> {
            Contact contact;
            try {
                contact = idOrPhone.contains("-")
                        ? state.contacts().require(UUID.fromString(idOrPhone))
                        : state.contacts().require(PhoneNumber.ofFull(idOrPhone));
            } catch (RuntimeException e) {
                throw new RefusedException(404, "No customer has this id or phone: POST customers creates one");
            }
            Map<String, Object> shown = contact(contact, state.now());
            shown.put("userId", contact.userId());
            shown.put("traits", contact.traits());
            shown.put("tags", contact.tags());
            shown.put(
                    "events",
                    state.events().stream()
                            .filter(event -> event.contactId().equals(contact.id()))
                            .map(event -> Map.of("name", event.name(), "at", event.at(), "traits", event.traits()))
                            .toList());
            shown.put("conversation", state.conversation(contact.id()));
            return shown;
        });
    }
}
