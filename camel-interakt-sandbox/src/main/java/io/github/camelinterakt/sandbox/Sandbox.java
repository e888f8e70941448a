package io.github.camelinterakt.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.Campaign;
import io.github.camelinterakt.sandbox.account.Chat;
import io.github.camelinterakt.sandbox.account.ChatAssignment;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.ContactEvent;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.account.MediaFile;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.account.PhoneNumber;
import io.github.camelinterakt.sandbox.account.QuotaRules;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import io.github.camelinterakt.sandbox.account.RetryAfter;
import io.github.camelinterakt.sandbox.account.Template;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.Revision;
import io.github.camelinterakt.sandbox.control.ControlApi;
import io.github.camelinterakt.sandbox.control.ControlledAccount;
import io.github.camelinterakt.sandbox.http.ApiServer;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.webhook.Webhook;
import io.github.camelinterakt.sandbox.webhook.WebhookEvents;

/**
 * A running simulation of Interakt's API, seen as one of its accounts; most tests need one. It stores the data that it receives, responds as the API does, and
 * exposes its state to tests, which may also control it. Thread-safe.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().start()) {
 *     // send requests to sandbox.baseUrl() with sandbox.apiKey()
 *     assert sandbox.contactCount() == 1;
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {

    private final String apiKey;
    private final GuardedAccount account;
    private final Webhook webhook;
    private final Revision revision;
    private final ApiServer server;
    private final SandboxSettings settings;

    /** All accounts, by the header {@code Authorization} of their requests. */
    private final Map<String, Sandbox> accounts;

    /** The same in the order of their creation, for the control API. */
    private final List<ControlledAccount> controlled;

    /** The first account starts the server, and further accounts share it. */
    Sandbox(String apiKey, SandboxSettings settings, Sandbox first) {
        this.apiKey = apiKey;
        this.settings = settings;
        this.revision = first == null ? new Revision() : first.revision;
        this.webhook = new Webhook(settings.clock(), revision);
        this.account =
                new GuardedAccount(settings.clock(), revision, () -> settings.account(this::sent), settings::quota);
        if (first == null) {
            this.accounts = new ConcurrentHashMap<>(Map.of(authorization(apiKey), this));
            this.controlled = new CopyOnWriteArrayList<>();
            ControlApi control = new ControlApi(settings.host(), controlled, this::server);
            this.server = new ApiServer(
                    settings.host(),
                    settings.port(),
                    settings.journal(),
                    this::accountOf,
                    account::now,
                    revision::increment,
                    control::page,
                    control.extensions());
        } else {
            this.accounts = first.accounts;
            this.controlled = first.controlled;
            this.server = first.server;
        }
        enableWebhook();
        controlled.add(new ControlledAccount(authorization(apiKey), this, account));
    }

    /** The settings name the webhook of the first account only. */
    private void enableWebhook() {
        if (settings.webhookUrl() != null
                && (controlled.isEmpty() || controlled.get(0).sandbox() == this)) {
            webhook.enable(settings.webhookUrl(), settings.webhookSecret());
        }
    }

    private ApiServer server() {
        return server;
    }

    private void sent(Message message) {
        report(message.id(), message.error() == null ? MessageStatus.SENT : MessageStatus.FAILED, message.error());
    }

    Message report(UUID messageId, MessageStatus status, Message.Failure failure) {
        return account.change(state -> {
            Message message = state.report(messageId, status, failure);
            webhook.post(WebhookEvents.status(
                    state.contacts().require(message.contactId()), message, status, clock().instant()));
            return message;
        });
    }

    <T> T change(Function<Account, T> work) {
        return account.change(work);
    }

    private GuardedAccount accountOf(String authorization) {
        Sandbox sandbox = accounts.get(authorization);
        return sandbox == null ? null : sandbox.account;
    }

    static String authorization(String apiKey) {
        if (apiKey.isEmpty() || apiKey.indexOf(':') >= 0) {
            throw new IllegalArgumentException("apiKey must be the raw key: it must not be empty or contain a colon");
        }
        return "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Another account of the same server, with its own data, quota and webhook; created at the first call. {@link #reset()} and
     * {@link #close()} of one account apply to all.
     *
     * @param key the account's key, raw or as the dashboard shows it
     * @return the sandbox as that account
     * @throws IllegalArgumentException if the key is empty or contains a colon
     */
    public Sandbox account(String key) {
        String raw = raw(key);
        return accounts.computeIfAbsent(authorization(raw), header -> new Sandbox(raw, settings, this));
    }

    private static String raw(String key) {
        try {
            String decoded = new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
            return decoded.endsWith(":") ? decoded.substring(0, decoded.length() - 1) : key;
        } catch (IllegalArgumentException notBase64) {
            return key;
        }
    }

    /**
     * Creates a builder.
     *
     * @return a builder with default settings
     */
    public static SandboxSettings builder() {
        return new SandboxSettings();
    }

    /**
     * The API's base URL, for the component's option {@code baseUrl}.
     *
     * @return such as {@code http://127.0.0.1:40123/v1/public}
     */
    public String baseUrl() {
        return server.baseUrl();
    }

    /**
     * The address of the page with conversations, webhook posts and calls, which controls the sandbox.
     *
     * @return such as {@code http://127.0.0.1:40123/}
     */
    public String pageUrl() {
        return server.address() + "/";
    }

    /**
     * The account's key, for the component's option {@code apiKey}.
     *
     * @return the raw key, not base64
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * The account's contacts.
     *
     * @return a copy, oldest first
     */
    public List<Contact> contacts() {
        return account.with(state -> state.contacts().all());
    }

    /**
     * The contact with a phone number.
     *
     * @param phone country code and number, such as {@code 919999999999}
     * @return the contact
     * @throws RuntimeException if there is none
     */
    public Contact contact(String phone) {
        return account.with(state -> state.contacts().require(PhoneNumber.ofFull(phone)));
    }

    /**
     * Creates a contact or changes its traits, as {@code trackUser} does, without a request.
     *
     * @param phone country code and number, such as {@code 919999999999}
     * @param traits traits to set
     * @return the contact as it is now
     */
    public Contact track(String phone, Map<String, Object> traits) {
        PhoneNumber number = PhoneNumber.ofFull(phone);
        return account.change(state -> state.contacts().track(number, null, traits, List.of(), state.now()));
    }

    /**
     * The number of contacts, without copying them.
     *
     * @return the number
     */
    public int contactCount() {
        return account.with(state -> state.contacts().count());
    }

    /**
     * The events of all contacts.
     *
     * @return a copy, in the order of their arrival
     */
    public List<ContactEvent> events() {
        return account.with(state -> state.events());
    }

    /**
     * The number of events, without copying them.
     *
     * @return the number
     */
    public int eventCount() {
        return account.with(state -> state.eventCount());
    }

    /**
     * The accepted messages, WhatsApp and RCS.
     *
     * @return a copy, in the order of their acceptance
     */
    public List<Message> messages() {
        return account.with(state -> state.outbox().messages());
    }

    /**
     * The number of accepted messages, without copying them.
     *
     * @return the number
     */
    public int messageCount() {
        return account.with(state -> state.outbox().messageCount());
    }

    /**
     * The contacts with summaries of their conversations.
     *
     * @param limit the maximum number
     * @return a copy: those with a conversation, the latest first, then the others, the newest first
     */
    public List<Chat> chats(int limit) {
        return account.with(state -> state.chats(limit));
    }

    /**
     * The templates with their current status.
     *
     * @return a copy, in the order of their creation
     */
    public List<Template> templates() {
        return account.with(state -> state.templates().all(state.now()));
    }

    /**
     * The campaigns.
     *
     * @return a copy, in the order of their creation
     */
    public List<Campaign> campaigns() {
        return account.with(state -> state.outbox().campaigns());
    }

    /**
     * The assignments of chats.
     *
     * @return a copy, in the order of their arrival
     */
    public List<ChatAssignment> assignments() {
        return account.with(state -> state.assignments());
    }

    /**
     * The uploaded files: names, sizes and digests, not their content.
     *
     * @return a copy, in the order of their arrival
     */
    public List<MediaFile> media() {
        return account.with(state -> state.media());
    }

    /**
     * The underlying server: its request journal, and additional stubs, which take precedence over the sandbox.
     *
     * @return the running WireMock server
     */
    public WireMockServer wireMock() {
        return server.wireMock();
    }

    /**
     * A customer, who can write, tap, read and order.
     *
     * @param phoneOrId country code and number, such as {@code +919999999999}, or the id of an existing contact
     * @return the customer; its contact is created when the customer first acts
     * @throws IllegalArgumentException if it is neither
     */
    public Customer customer(String phoneOrId) {
        if (phoneOrId.indexOf('-') == 8) {
            UUID id = UUID.fromString(phoneOrId);
            return new Customer(this, state -> state.contacts().require(id));
        }
        PhoneNumber phone = PhoneNumber.ofFull(phoneOrId);
        return new Customer(this, state -> state.contacts().withPhone(phone, state.now()));
    }

    /**
     * A customer with a WhatsApp user name, who shows no phone number.
     *
     * @param username the user name
     * @param scopedId the id that stands for the number, such as {@code IN.abc123}
     * @return the customer; its contact is created when the customer first acts
     */
    public Customer customerNamed(String username, String scopedId) {
        return new Customer(this, state -> state.contacts().withUsername(username, scopedId, state.now()));
    }

    /**
     * A message of the account, which can be delivered, read or fail. The sandbox sends it by itself.
     *
     * @param id the id from the response
     * @return the message
     * @throws IllegalArgumentException if there is none
     */
    public SentMessage message(UUID id) {
        account.with(state -> state.outbox().message(id));
        return new SentMessage(this, id);
    }

    /**
     * A template that exists in one language, which can be approved, rejected or put into another category.
     *
     * @param name its name
     * @return the template
     */
    public TemplateReview template(String name) {
        return template(name, null);
    }

    /**
     * A template, which can be approved, rejected or put into another category.
     *
     * @param name its name
     * @param languageCode such as {@code en}
     * @return the template
     */
    public TemplateReview template(String name, String languageCode) {
        return new TemplateReview(this, name, languageCode);
    }

    /**
     * Advances the clock of all accounts.
     *
     * @param time the duration; not negative
     */
    public void advance(Duration time) {
        clock().advance(time);
        revision.increment();
    }

    /**
     * The account's webhook.
     *
     * @return the webhook, disabled until it is saved
     */
    public Webhook webhook() {
        return webhook;
    }

    /**
     * Adds an approved template.
     *
     * @param name its name
     * @param languageCode such as {@code en}
     * @param category {@code UTILITY}, {@code MARKETING} or {@code AUTHENTICATION}, in any case
     * @param body its text, such as <code>Hi {{1}}</code>
     * @return the template
     * @throws RuntimeException if a template with this name and language exists
     */
    public Template addTemplate(String name, String languageCode, String category, String body) {
        return account.change(state -> state.templates().addApproved(name, languageCode, category, body, state.now()));
    }

    /**
     * Adds an approved template with header, footer, buttons or cards.
     *
     * @param languageCode such as {@code en}
     * @param definition its {@code display_name}, {@code category}, {@code body} and so on, as in the request that creates a template
     * @return the template
     * @throws RuntimeException if a template with this name and language exists
     */
    public Template addTemplate(String languageCode, Map<String, Object> definition) {
        return account.change(state -> state.templates().addApproved(languageCode, definition, state.now()));
    }

    /**
     * Adds a campaign with a given id.
     *
     * @param id the {@code campaignId}
     * @param name its name
     * @param templateName the template that it is for
     * @param languageCode the template's language
     * @return the campaign
     */
    public Campaign addCampaign(String id, String name, String templateName, String languageCode) {
        return account.change(
                state -> state.outbox().addCampaign(new Campaign(id, name, templateName, languageCode, state.now())));
    }

    /**
     * Replaces the quota by an unused one. {@link #reset()} restores the builder's setting.
     *
     * @param requestsPerMinute at least 1
     * @param window how the server counts
     */
    public void quota(int requestsPerMinute, QuotaWindow window) {
        quota(new QuotaRules(requestsPerMinute, window, RetryAfter.SECONDS, false));
    }

    /**
     * Replaces the quota by an unused one. {@link #reset()} restores the builder's setting.
     *
     * @param rules the limit, and how the server counts and refuses
     */
    public void quota(QuotaRules rules) {
        account.quota(rules);
    }

    /**
     * The quota.
     *
     * @return the current rules
     */
    public QuotaRules quota() {
        return account.quota();
    }

    /**
     * How much of the quota is used.
     *
     * @return the number of requests that count now
     */
    public int quotaUsed() {
        return account.quotaUsed();
    }

    /** Removes the quota. {@link #reset()} restores the builder's setting. */
    public void unlimitedQuota() {
        quota(QuotaRules.UNLIMITED);
    }

    /**
     * Injects a fault into the next call of an operation.
     *
     * @param operation the operation
     * @param fault the fault
     */
    public void inject(ApiOperation operation, Fault fault) {
        inject(operation, fault, 1);
    }

    /**
     * Injects a fault into the next calls of an operation. Faults of the same operation take effect one after the other.
     *
     * @param operation the operation
     * @param fault the fault
     * @param calls the number of calls, at least 1
     */
    public void inject(ApiOperation operation, Fault fault, int calls) {
        server.inject(operation, fault, calls);
        revision.increment();
    }

    /**
     * The clock of all accounts.
     *
     * @return the clock, which can be advanced, accelerated and stopped
     */
    public SandboxClock clock() {
        return settings.clock();
    }

    /**
     * The number of changes of the server's state: of accounts, webhooks, quotas and faults.
     *
     * @return the current revision
     */
    public long revision() {
        return revision.current();
    }

    /**
     * Waits for a change of the server's state.
     *
     * @param since the revision that the caller knows
     * @param longest the maximum time to wait, in real time
     * @return the current revision, which equals {@code since} if nothing changed in time
     * @throws InterruptedException if the caller is interrupted
     */
    public long awaitChange(long since, Duration longest) throws InterruptedException {
        return revision.await(since, longest);
    }

    /** Removes the faults that still wait for calls. */
    public void clearFaults() {
        server.clearFaults();
        revision.increment();
    }

    /** Resets accounts, webhooks, faults, stubs and journal to their state after the start. Does not change the clock. */
    public void reset() {
        accounts.values().forEach(sandbox -> {
            sandbox.webhook.reset();
            sandbox.enableWebhook();
            sandbox.account.reset();
        });
        server.reset();
        revision.increment();
    }

    /** Stops the server and the webhooks. */
    @Override
    public void close() {
        accounts.values().forEach(sandbox -> sandbox.webhook.close());
        revision.increment(); // ends the requests that wait for a change
        server.close();
    }

    /** Prints the base URL. */
    @Override
    public String toString() {
        return "Sandbox[" + baseUrl() + "]";
    }
}
