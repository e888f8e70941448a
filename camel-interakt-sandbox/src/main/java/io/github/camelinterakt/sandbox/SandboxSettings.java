package io.github.camelinterakt.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import io.github.camelinterakt.sandbox.account.QuotaRules;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import io.github.camelinterakt.sandbox.account.RetryAfter;

/** Configures and starts a sandbox. {@link SandboxSetting} lists the settings that have a text form. */
public final class SandboxSettings implements Cloneable {

    String host = "127.0.0.1";
    int port;
    private List<String> apiKeys = List.of("examplekey");
    private int requestsPerMinute;
    private QuotaWindow quotaWindow = QuotaWindow.FIXED_MINUTE;
    private RetryAfter retryAfter = RetryAfter.SECONDS;
    private boolean countRefused;
    private List<String> agents = List.of();
    Duration approvalDelay;
    private int templatesPageSize = 100;
    private ContactOrder contactOrder = ContactOrder.CREATED;
    int journal = 1000;
    boolean sampleData;
    String webhookUrl;
    String webhookSecret = "examplesecret";
    SandboxClock clock;
    private Double clockSpeed;
    private Long seed;
    private Supplier<UUID> ids;
    DeliveryRules delivery = DeliveryRules.off();

    SandboxSettings() {}

    /** The address to listen on: an address of this machine; by default the loopback address. */
    public SandboxSettings host(String value) {
        host = Objects.requireNonNull(value, "host");
        return this;
    }

    /** The port to listen on: 1 to 65535, or 0, the default, for a free port. */
    public SandboxSettings port(int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, but is " + value);
        }
        port = value;
        return this;
    }

    /**
     * The account's key, and the keys of further accounts: see {@link Sandbox#account}: the raw key, not base64; {@code
     * examplekey} by default.
     */
    public SandboxSettings apiKey(String value, String... others) {
        List<String> keys = Stream.concat(Stream.of(value), Stream.of(others)).toList();
        keys.forEach(Sandbox::authorization);
        apiKeys = keys;
        return this;
    }

    /** The plan's quota: requests per minute, such as 300 (Growth) or 600 (Advanced); 0, the default, means no limit. */
    public SandboxSettings requestsPerMinute(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("requestsPerMinute must be 0 (no limit) or more, but is " + value);
        }
        requestsPerMinute = value;
        return this;
    }

    /** How the quota is counted: {@link QuotaWindow#FIXED_MINUTE} by default. */
    public SandboxSettings quotaWindow(QuotaWindow value) {
        quotaWindow = Objects.requireNonNull(value, "quotaWindow");
        return this;
    }

    /** How a refused request says when the next one is permitted: {@link RetryAfter#SECONDS} by default. */
    public SandboxSettings retryAfter(RetryAfter value) {
        retryAfter = Objects.requireNonNull(value, "retryAfter");
        return this;
    }

    /** Whether refused requests count as well: true so that a client that does not wait stays refused; false by default. */
    public SandboxSettings countRefused(boolean value) {
        countRefused = value;
        return this;
    }

    /** The agents to whom chats can be assigned: their e-mail addresses; by default every address is an agent's. */
    public SandboxSettings agents(String... emails) {
        agents = List.of(emails);
        return this;
    }

    /**
     * Approves templates automatically: the time from a template's creation to its approval, by the sandbox's clock; null, the
     * default, requires a decision by {@link Sandbox#template}.
     */
    public SandboxSettings approveTemplatesAfter(Duration value) {
        approvalDelay = value;
        return this;
    }

    /** The page size of the template list: at least 1; 100 by default. */
    public SandboxSettings templatesPageSize(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("templatesPageSize must be at least 1, but is " + value);
        }
        templatesPageSize = value;
        return this;
    }

    /** The order of the contact list: {@link ContactOrder#CREATED} by default. */
    public SandboxSettings contactOrder(ContactOrder value) {
        contactOrder = Objects.requireNonNull(value, "contactOrder");
        return this;
    }

    /**
     * The size of WireMock's request journal. Its request bodies are limited to 16 MB in any case. The number of latest requests
     * to keep; 1000 by default; 0 disables the journal.
     */
    public SandboxSettings journal(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("journal must be 0 (disabled) or more, but is " + value);
        }
        journal = value;
        return this;
    }

    /** Adds {@link SampleData}: templates and a contact: true to add it at the start and at each reset; false by default. */
    public SandboxSettings sampleData(boolean value) {
        sampleData = value;
        return this;
    }

    /**
     * The account's clock, which determines the 24-hour window, the quota and the approval of templates: a real clock by default;
     * a {@link SandboxClock} can be set by a test.
     */
    public SandboxSettings clock(Clock value) {
        clock = SandboxClock.following(value);
        return this;
    }

    /** The generator of the account's ids: returns a new id each time; by default random ids, which {@link #seed} determines. */
    public SandboxSettings ids(Supplier<UUID> value) {
        ids = Objects.requireNonNull(value, "ids");
        return this;
    }

    /** How fast the clock runs: seconds of the sandbox's clock in one second: 1 by default, 0 to stop it. */
    public SandboxSettings clockSpeed(double value) {
        clockSpeed = SandboxClock.checked(value);
        return this;
    }

    /**
     * Makes ids and everything random the same at each start and after each reset: any number; null, the default, for different
     * values.
     */
    public SandboxSettings seed(Long value) {
        seed = value;
        return this;
    }

    /**
     * The first account's webhook, which is enabled from the start and after each reset, without a test: the address to which
     * events are posted; null or empty, the default, for none.
     */
    public SandboxSettings webhookUrl(String value) {
        webhookUrl = value == null || value.isEmpty() ? null : URI.create(value).toString();
        return this;
    }

    /** The secret by which the events of {@link #webhookUrl} are signed: the secret; {@code examplesecret} by default. */
    public SandboxSettings webhookSecret(String value) {
        webhookSecret = Objects.requireNonNull(value, "webhookSecret");
        return this;
    }

    /** How messages are delivered by themselves: {@code off}, the default, {@code on}, or the name of a YAML file with {@link DeliveryRules}. */
    public SandboxSettings delivery(String value) {
        return delivery(DeliveryRules.named(value));
    }

    /** How messages are delivered by themselves. */
    public SandboxSettings delivery(DeliveryRules value) {
        delivery = Objects.requireNonNull(value, "delivery");
        return this;
    }

    /** Settings as text, each {@code name=value} with a name of {@link SandboxSetting}, such as {@code requests-per-minute=300}. */
    public SandboxSettings set(String... assignments) {
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("A setting must have the form name=value, but is "
                        + assignment.substring(0, Math.min(40, assignment.length())));
            }
            String name = assignment.substring(0, equals).strip();
            Stream.of(SandboxSetting.values())
                    .filter(setting -> setting.kebabCase().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown setting: " + name))
                    .apply(this, assignment.substring(equals + 1));
        }
        return this;
    }

    /** Starts the sandbox, which the caller must close; fails if it cannot listen on host and port. */
    public Sandbox start() {
        SandboxSettings fixed = copy();
        fixed.clock = clock == null ? SandboxClock.real() : clock;
        if (clockSpeed != null && clockSpeed != fixed.clock.speed()) {
            fixed.clock.speed(clockSpeed);
        }
        Sandbox sandbox = new Sandbox(apiKeys.get(0), fixed, null);
        apiKeys.forEach(sandbox::account);
        return sandbox;
    }

    Random random() {
        return seed == null ? new Random() : new Random(seed);
    }

    private Supplier<UUID> newIds() {
        if (ids != null || seed == null) {
            return ids != null ? ids : UUID::randomUUID;
        }
        Random random = random();
        // Of version 4, as random ids are.
        return () -> new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
    }

    Account account(Account.Observer observer) {
        Account account =
                new Account(clock, newIds(), approvalDelay, templatesPageSize, contactOrder, agents, observer);
        if (sampleData) {
            SampleData.addTo(account);
        }
        return account;
    }

    QuotaRules quota() {
        return new QuotaRules(requestsPerMinute, quotaWindow, retryAfter, countRefused);
    }

    /** The builder may be changed and reused. */
    private SandboxSettings copy() {
        try {
            return (SandboxSettings) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
