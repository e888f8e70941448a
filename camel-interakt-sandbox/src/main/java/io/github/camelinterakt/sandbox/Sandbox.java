package io.github.camelinterakt.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    private volatile Runnable initialWebhook = () -> {};
    private final Scheduler scheduler;
    private volatile DeliveryRules delivery;
    private volatile Random random;
    private Instant lastPost = Instant.MIN;
    private final Revision revision;
    private final ApiServer server;
    private final SandboxSettings settings;

    /** All accounts, by the header {@code Authorization} of their requests. */
    private final Map<String, Sandbox> accounts;

    /** The same in the order of their creation, for the control API. */
    private final List<ControlApi.Account> controlled;

    /** The first account starts the server, and further accounts share it. */
    Sandbox(String apiKey, SandboxSettings settings, Sandbox first) {
        this.apiKey = apiKey;
        this.settings = settings;
        this.revision = first == null ? new Revision() : first.revision;
        this.scheduler = first == null ? new Scheduler(settings.clock) : first.scheduler;
        this.delivery = settings.delivery;
        this.random = settings.random();
        this.webhook = new Webhook(settings.clock, revision);
        this.account = new GuardedAccount(settings.clock, revision, () -> settings.account(observer), settings::quota);
        if (first == null) {
            this.accounts = new ConcurrentHashMap<>(Map.of(authorization(apiKey), this));
            this.controlled = new CopyOnWriteArrayList<>();
            ControlApi control = new ControlApi(settings.host, controlled, this::server);
            this.server = new ApiServer(
                    settings.host,
                    settings.port,
                    settings.journal,
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
        if (first == null && settings.webhookUrl != null) {
            enableWebhook(settings.webhookUrl, settings.webhookSecret);
        }
        controlled.add(new ControlApi.Account(authorization(apiKey), this, account));
    }

    /** Enables the account's webhook without a test, now and after each reset. */
    public void enableWebhook(String url, String secret) {
        initialWebhook = () -> webhook.enable(url, secret);
        initialWebhook.run();
    }

    private ApiServer server() {
        return server;
    }

    private final Account.Observer observer = new Account.Observer() {
        @Override
        public void accepted(Message message) {
            Instant now = clock().instant();
            Instant at = now;
            for (DeliveryRules.Step step : delivery.plan(message, random)) {
                at = at.plus(step.after());
                if (at.equals(now)) {
                    happen(message.id(), step);
                } else {
                    scheduler.at(at, () -> happen(message.id(), step));
                }
            }
        }

        @Override
        public void created(Template template) {
            if (settings.approvalDelay != null) {
                Instant at = template.createdAt().plus(settings.approvalDelay);
                scheduler.at(
                        at, () -> template(template.name(), template.language()).wasApprovedAt(at));
            }
        }
    };

    private void happen(UUID messageId, DeliveryRules.Step step) {
        if (step.status() != null) {
            report(messageId, step.status(), step.failure());
        } else {
            UUID contactId =
                    account.with(state -> state.outbox().message(messageId)).contactId();
            Customer customer = customer(contactId.toString()).at(messageId);
            if (step.button() == null) {
                customer.tapsAnything();
            } else {
                customer.taps(step.button());
            }
        }
    }

    /** Posts an event, when and as often as the rules of delivery say. */
    void post(Map<String, Object> event) {
        if (event == null) {
            return;
        }
        for (Duration delay : delivery.posts(random)) {
            Instant now = clock().instant();
            Instant at = postTime(now.plus(delay));
            if (at.isAfter(now)) {
                scheduler.at(at, () -> webhook.post(event));
            } else {
                webhook.post(event);
            }
        }
    }

    private synchronized Instant postTime(Instant at) {
        lastPost = delivery.isShuffled() || at.isAfter(lastPost) ? at : lastPost;
        return lastPost;
    }

    Message report(UUID messageId, MessageStatus status, Message.Failure failure) {
        return account.change(state -> {
            Message message = state.report(messageId, status, failure);
            post(WebhookEvents.status(
                    state.contacts().require(message.contactId()),
                    message,
                    state.rawTemplate(message),
                    status,
                    clock().instant()));
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

    /** Creates a builder. */
    public static SandboxSettings builder() {
        return new SandboxSettings();
    }

    /** The API's base URL, for the component's option {@code baseUrl}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** The address of the page with conversations, webhook posts and calls, which controls the sandbox. */
    public String pageUrl() {
        return server.address() + "/";
    }

    /** The account's key, for the component's option {@code apiKey}. */
    public String apiKey() {
        return apiKey;
    }

    /** The account's contacts. */
    public List<Contact> contacts() {
        return account.with(state -> state.contacts().all());
    }

    /** The contact with a phone number. */
    public Contact contact(String phone) {
        return account.with(state -> state.contacts().require(PhoneNumber.ofFull(phone)));
    }

    /** Creates a contact or changes its traits, as {@code trackUser} does, without a request. */
    public Contact track(String phone, Map<String, Object> traits) {
        PhoneNumber number = PhoneNumber.ofFull(phone);
        return account.change(state -> state.contacts().track(number, null, traits, List.of(), state.now()));
    }

    /** The number of contacts, without copying them. */
    public int contactCount() {
        return account.with(state -> state.contacts().count());
    }

    /** The events of all contacts. */
    public List<ContactEvent> events() {
        return account.with(state -> state.events());
    }

    /** The number of events, without copying them. */
    public int eventCount() {
        return account.with(state -> state.eventCount());
    }

    /** The accepted messages, WhatsApp and RCS. */
    public List<Message> messages() {
        return account.with(state -> state.outbox().messages());
    }

    /** The number of accepted messages, without copying them. */
    public int messageCount() {
        return account.with(state -> state.outbox().messageCount());
    }

    /** The contacts with summaries of their conversations. */
    public List<Chat> chats(int limit) {
        return account.with(state -> state.chats(limit));
    }

    /** The templates with their current status. */
    public List<Template> templates() {
        return account.with(state -> state.templates().all(state.now()));
    }

    /** The campaigns. */
    public List<Campaign> campaigns() {
        return account.with(state -> state.outbox().campaigns());
    }

    /** The assignments of chats. */
    public List<ChatAssignment> assignments() {
        return account.with(state -> state.assignments());
    }

    /** The uploaded files: names, sizes and digests, not their content. */
    public List<MediaFile> media() {
        return account.with(state -> state.media());
    }

    /** The underlying server: its request journal, and additional stubs, which take precedence over the sandbox. */
    public WireMockServer wireMock() {
        return server.wireMock();
    }

    /** A customer, who can write, tap, read and order. */
    public Customer customer(String phoneOrId) {
        if (phoneOrId.indexOf('-') == 8) {
            UUID id = UUID.fromString(phoneOrId);
            return new Customer(this, state -> state.contacts().require(id));
        }
        PhoneNumber phone = PhoneNumber.ofFull(phoneOrId);
        return new Customer(this, state -> state.contacts().withPhone(phone, state.now()));
    }

    /** A customer with a WhatsApp user name, who shows no phone number. */
    public Customer customerNamed(String username, String scopedId) {
        return new Customer(this, state -> state.contacts().withUsername(username, scopedId, state.now()));
    }

    /** A message of the account, which can be delivered, read or fail. The sandbox sends it by itself. */
    public SentMessage message(UUID id) {
        account.with(state -> state.outbox().message(id));
        return new SentMessage(this, id);
    }

    /** A template that exists in one language, which can be approved, rejected or put into another category. */
    public TemplateReview template(String name) {
        return template(name, null);
    }

    /** A template, which can be approved, rejected or put into another category. */
    public TemplateReview template(String name, String languageCode) {
        return new TemplateReview(this, name, languageCode);
    }

    /** Advances the clock of all accounts. */
    public void advance(Duration time) {
        scheduler.advance(time);
        revision.increment();
    }

    /** The account's webhook. */
    public Webhook webhook() {
        return webhook;
    }

    /** Adds an approved template. */
    public Template addTemplate(String name, String languageCode, String category, String body) {
        return account.change(state -> state.templates().addApproved(name, languageCode, category, body, state.now()));
    }

    /** Adds an approved template with header, footer, buttons or cards. */
    public Template addTemplate(String languageCode, Map<String, Object> definition) {
        return account.change(state -> state.templates().addApproved(languageCode, definition, state.now()));
    }

    /** Adds a campaign with a given id. */
    public Campaign addCampaign(String id, String name, String templateName, String languageCode) {
        return account.change(
                state -> state.outbox().addCampaign(new Campaign(id, name, templateName, languageCode, state.now())));
    }

    /** Replaces the quota by an unused one. {@link #reset()} restores the builder's setting. */
    public void quota(int requestsPerMinute, QuotaWindow window) {
        quota(new QuotaRules(requestsPerMinute, window, RetryAfter.SECONDS, false));
    }

    /** Replaces the quota by an unused one. {@link #reset()} restores the builder's setting. */
    public void quota(QuotaRules rules) {
        account.quota(rules);
    }

    /** The quota. */
    public QuotaRules quota() {
        return account.quota();
    }

    /** How much of the quota is used. */
    public int quotaUsed() {
        return account.quotaUsed();
    }

    /** Replaces the rules by which messages are delivered by themselves. {@link #reset()} restores the builder's setting. */
    public void delivery(DeliveryRules rules) {
        delivery = rules;
        revision.increment();
    }

    /** The rules by which messages are delivered by themselves. */
    public DeliveryRules delivery() {
        return delivery;
    }

    /** Runs work, such as an action of a customer, when the sandbox's clock has advanced by a duration. */
    public void later(Duration delay, Runnable work) {
        scheduler.at(clock().instant().plus(delay), work);
    }

    /** Removes the quota. {@link #reset()} restores the builder's setting. */
    public void unlimitedQuota() {
        quota(QuotaRules.UNLIMITED);
    }

    /** Injects a fault into the next call of an operation. */
    public void inject(ApiOperation operation, Fault fault) {
        inject(operation, fault, 1);
    }

    /** Injects a fault into the next calls of an operation. Faults of the same operation take effect one after the other. */
    public void inject(ApiOperation operation, Fault fault, int calls) {
        server.inject(authorization(apiKey), operation, fault, calls);
        revision.increment();
    }

    /** The clock of all accounts. */
    public SandboxClock clock() {
        return settings.clock;
    }

    /** The number of changes of the server's state: of accounts, webhooks, quotas and faults. */
    public long revision() {
        return revision.current();
    }

    /** Waits for a change of the server's state. */
    public long awaitChange(long since, Duration longest) throws InterruptedException {
        return revision.await(since, longest);
    }

    /** Removes the account's faults that still wait for calls. */
    public void clearFaults() {
        server.clearFaults(authorization(apiKey));
        revision.increment();
    }

    /** Resets accounts, webhooks, faults, stubs and journal to their state after the start. Does not change the clock. */
    public void reset() {
        scheduler.clear();
        accounts.values().forEach(sandbox -> {
            sandbox.delivery = settings.delivery;
            sandbox.random = settings.random();
            sandbox.lastPost = Instant.MIN;
            sandbox.webhook.reset();
            sandbox.initialWebhook.run();
            sandbox.account.reset();
        });
        server.reset();
        revision.increment();
    }

    /** Stops the server and the webhooks. */
    @Override
    public void close() {
        scheduler.close();
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
