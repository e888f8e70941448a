package io.github.camelinterakt.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.GuardedAccount;
import io.github.camelinterakt.sandbox.contact.ContactOrder;
import io.github.camelinterakt.sandbox.quota.Quota;
import io.github.camelinterakt.sandbox.quota.QuotaWindow;
import io.github.camelinterakt.sandbox.webhook.Webhook;

/** Prepares a sandbox. Every setting has a default, and takes a plain value, so that it binds to a property. */
public final class InteraktSandboxBuilder {

    private String host = "127.0.0.1";
    private int port;
    private String apiKey = "examplekey";
    private int requestsPerMinute;
    private QuotaWindow quotaWindow = QuotaWindow.FIXED_MINUTE;
    private Duration approvalDelay;
    private int templatesPageSize = 100;
    private ContactOrder contactOrder = ContactOrder.CREATED;
    private int journal = 1000;
    private boolean sampleData;
    private Clock clock = Clock.systemUTC();
    private Supplier<UUID> ids = UUID::randomUUID;

    InteraktSandboxBuilder() {}

    /**
     * The address to listen at.
     *
     * @param value an address of this machine; loopback by default
     * @return this builder
     */
    public InteraktSandboxBuilder host(String value) {
        host = Objects.requireNonNull(value, "host");
        return this;
    }

    /**
     * The port to listen at.
     *
     * @param value 1 to 65535, or 0, the default, for any that is free
     * @return this builder
     * @throws IllegalArgumentException if it is no port
     */
    public InteraktSandboxBuilder port(int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, is " + value);
        }
        port = value;
        return this;
    }

    /**
     * The account's key.
     *
     * @param value the raw key, not base64; {@code examplekey} by default
     * @return this builder
     * @throws IllegalArgumentException if it is empty or holds a colon
     */
    public InteraktSandboxBuilder apiKey(String value) {
        if (value.isEmpty() || value.indexOf(':') >= 0) {
            throw new IllegalArgumentException("apiKey must be the raw key: not empty and without a colon");
        }
        apiKey = value;
        return this;
    }

    /**
     * The plan's quota.
     *
     * @param value requests a minute, such as 300 (Growth) or 600 (Advanced); 0, the default, is no limit
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public InteraktSandboxBuilder requestsPerMinute(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("requestsPerMinute must be 0 (no limit) or more, is " + value);
        }
        requestsPerMinute = value;
        return this;
    }

    /**
     * How the quota is counted.
     *
     * @param value {@link QuotaWindow#FIXED_MINUTE} by default
     * @return this builder
     */
    public InteraktSandboxBuilder quotaWindow(QuotaWindow value) {
        quotaWindow = Objects.requireNonNull(value, "quotaWindow");
        return this;
    }

    /**
     * Lets templates be approved by themselves.
     *
     * @param value how long after its creation, by the sandbox's clock, a template is approved; null, the default, lets it
     *     wait for {@link InteraktSandbox#approveTemplate}
     * @return this builder
     */
    public InteraktSandboxBuilder approveTemplatesAfter(Duration value) {
        approvalDelay = value;
        return this;
    }

    /**
     * The size of a page of the template list.
     *
     * @param value at least 1; 100 by default
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public InteraktSandboxBuilder templatesPageSize(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("templatesPageSize must be at least 1, is " + value);
        }
        templatesPageSize = value;
        return this;
    }

    /**
     * In which order contacts are listed.
     *
     * @param value {@link ContactOrder#CREATED} by default
     * @return this builder
     */
    public InteraktSandboxBuilder contactOrder(ContactOrder value) {
        contactOrder = Objects.requireNonNull(value, "contactOrder");
        return this;
    }

    /**
     * The size of WireMock's journal of requests. Whatever is set, it holds at most 16 MB of request bodies.
     *
     * @param value how many of the latest requests are kept; 1000 by default; 0 keeps none
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public InteraktSandboxBuilder journal(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("journal must be 0 (none) or more, is " + value);
        }
        journal = value;
        return this;
    }

    /**
     * Starts with something to send, and somebody to send it to: see {@link SampleData}.
     *
     * @param value true to add it, here and at each reset; false by default
     * @return this builder
     */
    public InteraktSandboxBuilder sampleData(boolean value) {
        sampleData = value;
        return this;
    }

    /**
     * The account's time, by which windows close, quotas count and templates are approved.
     *
     * @param value the system's clock by default; a {@link VirtualClock} to move it
     * @return this builder
     */
    public InteraktSandboxBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Where the account's ids come from.
     *
     * @param value gives a fresh id each time; random ones by default
     * @return this builder
     */
    public InteraktSandboxBuilder ids(Supplier<UUID> value) {
        ids = Objects.requireNonNull(value, "ids");
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return the running sandbox; to be closed
     * @throws RuntimeException if it cannot listen at host and port
     */
    public InteraktSandbox start() {
        return new InteraktSandbox(this);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String apiKey() {
        return apiKey;
    }

    int journal() {
        return journal;
    }

    Webhook webhook() {
        return new Webhook(clock, ids);
    }

    GuardedAccount account(Webhook webhook) {
        // Copies, because the builder may be changed and used again.
        Clock time = clock;
        Supplier<UUID> source = ids;
        Duration delay = approvalDelay;
        int pageSize = templatesPageSize;
        ContactOrder order = contactOrder;
        boolean withSampleData = sampleData;
        int limit = requestsPerMinute;
        QuotaWindow window = quotaWindow;
        return new GuardedAccount(
                time,
                () -> {
                    Account account = new Account(time, source, delay, pageSize, order, webhook::sent);
                    if (withSampleData) {
                        SampleData.addTo(account);
                    }
                    return account;
                },
                () -> limit == 0 ? Quota.unlimited() : Quota.perMinute(limit, window));
    }
}
