package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelinterakt.sandbox.account.Campaign;
import io.github.camelinterakt.sandbox.account.Chat;
import io.github.camelinterakt.sandbox.account.ChatAssignment;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.ContactEvent;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.account.MediaFile;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.PhoneNumber;
import io.github.camelinterakt.sandbox.account.Plan;
import io.github.camelinterakt.sandbox.account.QuotaRules;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import io.github.camelinterakt.sandbox.account.RetryAfter;
import io.github.camelinterakt.sandbox.account.Template;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.Revision;
import io.github.camelinterakt.sandbox.control.ControlApi;
import io.github.camelinterakt.sandbox.http.ApiServer;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.webhook.Webhook;

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
    private final SandboxSettings settings;
    final GuardedAccount account;
    private final Webhook webhook;
    final AutomaticDelivery delivery;
    private final Scheduler scheduler;
    private final Revision revision;
    private final ApiServer server;
    private final List<ControlApi.Account> accounts;

    /** The first account starts the server, and further accounts share it. */
    Sandbox(String apiKey, SandboxSettings settings, Sandbox first) {
        this.apiKey = apiKey;
        this.settings = settings;
        this.revision = first == null ? new Revision() : first.revision;
        this.scheduler = first == null ? new Scheduler(settings.clock()) : first.scheduler;
        this.delivery = new AutomaticDelivery(this, settings, scheduler);
        this.webhook = new Webhook(settings.clock(), revision);
        this.accounts = first == null ? new CopyOnWriteArrayList<>() : first.accounts;
        if (first == null) {
            String host = settings.get(SandboxSetting.HOST);
            ControlApi control = new ControlApi(host, accounts);
            this.server = new ApiServer(
                    host,
                    settings.get(SandboxSetting.PORT),
                    settings.get(SandboxSetting.JOURNAL),
                    key -> find(key).map(ControlApi.Account::state).orElse(null),
                    settings.clock()::instant,
                    revision::increment,
                    control::page,
                    control.extensions());
        } else {
            this.server = first.server;
        }
        // After the server, beside whose start the classes that it needs are loaded.
        this.account =
                new GuardedAccount(settings.clock(), revision, () -> settings.account(delivery), settings::quota);
        accounts.add(new ControlApi.Account(authorization(), this, account, server));
    }

    /** Enables the account's webhook without a test, now and after each reset. */
    public void enableWebhook(String url, String secret) {
        webhook.enableAlways(url, secret);
    }

    private String authorization() {
        return SandboxSettings.authorization(apiKey);
    }

    private Optional<ControlApi.Account> find(String authorization) {
        return accounts.stream()
                .filter(each -> each.authorization().equals(authorization))
                .findFirst();
    }

    /** Another account of the same server, with its own data, quota and webhook, created at the first call; reset and close apply to all. */
    public Sandbox account(String key) {
        String raw = SandboxSettings.rawKey(key);
        synchronized (accounts) {
            return find(SandboxSettings.authorization(raw))
                    .map(ControlApi.Account::sandbox)
                    .orElseGet(() -> new Sandbox(raw, settings, this));
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
        return Customer.of(this, phoneOrId);
    }

    /** A customer with a WhatsApp user name, who shows no phone number. */
    public Customer customerNamed(String username, String scopedId) {
        return new Customer(this, state -> state.contacts().withUsername(username, scopedId, state.now()));
    }

    /** A message of the account, which can be delivered, read or fail. The sandbox sends it by itself. */
    public SentMessage message(UUID id) {
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
        return addTemplate(languageCode, JsonValues.object("display_name", name, "category", category, "body", body));
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
        quota(new QuotaRules(Plan.ENTERPRISE, requestsPerMinute, window, RetryAfter.SECONDS, false));
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
        delivery.rules(rules);
        revision.increment();
    }

    /** The rules by which messages are delivered by themselves. */
    public DeliveryRules delivery() {
        return delivery.rules();
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
        server.inject(authorization(), operation, fault, calls);
    }

    /** The clock of all accounts. */
    public SandboxClock clock() {
        return settings.clock();
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
        server.clearFaults(authorization());
    }

    /** Resets accounts, webhooks, faults, stubs and journal to their state after the start. Does not change the clock. */
    public void reset() {
        scheduler.clear();
        for (ControlApi.Account each : accounts) {
            each.sandbox().delivery.reset();
            each.sandbox().webhook.reset();
            each.state().reset();
        }
        server.reset();
        revision.increment();
    }

    /** Stops the server and the webhooks. */
    @Override
    public void close() {
        scheduler.close();
        accounts.forEach(each -> each.sandbox().webhook.close());
        revision.increment(); // ends the requests that wait for a change
        server.close();
    }

    /** Prints the base URL. */
    @Override
    public String toString() {
        return "Sandbox[" + baseUrl() + "]";
    }
}
