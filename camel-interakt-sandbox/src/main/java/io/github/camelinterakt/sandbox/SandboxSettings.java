package io.github.camelinterakt.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import io.github.camelinterakt.sandbox.account.Plan;
import io.github.camelinterakt.sandbox.account.QuotaRules;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import io.github.camelinterakt.sandbox.account.RetryAfter;

/** Configures and starts a sandbox. {@link SandboxSetting} lists the settings that have a text form, with their defaults. */
public final class SandboxSettings {

    private final Map<SandboxSetting, Object> values = new EnumMap<>(SandboxSetting.class);
    private SandboxClock clock;
    private Supplier<UUID> ids;

    SandboxSettings() {
        for (SandboxSetting setting : SandboxSetting.values()) {
            setting.apply(this, setting.defaultValue());
        }
    }

    private SandboxSettings(SandboxSettings other) {
        values.putAll(other.values);
        clock = other.clock == null ? SandboxClock.real() : other.clock;
        ids = other.ids;
    }

    SandboxSettings put(SandboxSetting setting, Object value) {
        values.put(setting, setting.checked(value));
        return this;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the table knows the types
    <T> T get(SandboxSetting setting) {
        return (T) values.get(setting);
    }

    /** The address to listen on: an address of this machine. */
    public SandboxSettings host(String value) {
        return put(SandboxSetting.HOST, value);
    }

    /** The port to listen on: 1 to 65535, or 0 for a free port. */
    public SandboxSettings port(int value) {
        return put(SandboxSetting.PORT, value);
    }

    /** The account's raw key, not base64, and the keys of further accounts: see {@link Sandbox#account}. */
    public SandboxSettings apiKey(String value, String... others) {
        return put(
                SandboxSetting.API_KEY,
                Stream.concat(Stream.of(value), Stream.of(others)).toArray(String[]::new));
    }

    /** The plan: its rate limit, and whether it has session messages; by default {@link Plan#ENTERPRISE}, which has no limit. */
    public SandboxSettings plan(Plan value) {
        return put(SandboxSetting.PLAN, value);
    }

    /** The rate limit in requests per minute; 0, the default, for the plan's. */
    public SandboxSettings requestsPerMinute(int value) {
        return put(SandboxSetting.REQUESTS_PER_MINUTE, value);
    }

    /** How the quota is counted. */
    public SandboxSettings quotaWindow(QuotaWindow value) {
        return put(SandboxSetting.QUOTA_WINDOW, value);
    }

    /** How a refused request says when the next one is permitted. */
    public SandboxSettings retryAfter(RetryAfter value) {
        return put(SandboxSetting.RETRY_AFTER, value);
    }

    /** Whether refused requests count as well, so that a client that does not wait stays refused. */
    public SandboxSettings countRefused(boolean value) {
        return put(SandboxSetting.COUNT_REFUSED, value);
    }

    /** The e-mail addresses of the agents to whom chats can be assigned; by default every address is an agent's. */
    public SandboxSettings agents(String... emails) {
        return put(SandboxSetting.AGENTS, emails);
    }

    /** Approves templates so long after their creation; null, the default, requires a decision by {@link Sandbox#template}. */
    public SandboxSettings approveTemplatesAfter(Duration value) {
        return put(SandboxSetting.APPROVE_TEMPLATES_AFTER, value);
    }

    /** The page size of the template list: at least 1. */
    public SandboxSettings templatesPageSize(int value) {
        return put(SandboxSetting.TEMPLATES_PAGE_SIZE, value);
    }

    /** The order of the contact list. */
    public SandboxSettings contactOrder(ContactOrder value) {
        return put(SandboxSetting.CONTACT_ORDER, value);
    }

    /** The number of latest requests in WireMock's journal, 16 MB of bodies at most; 0 disables it. */
    public SandboxSettings journal(int value) {
        return put(SandboxSetting.JOURNAL, value);
    }

    /** Whether to add {@link SampleData}, templates and a contact, at the start and at each reset. */
    public SandboxSettings sampleData(boolean value) {
        return put(SandboxSetting.SAMPLE_DATA, value);
    }

    /** The clock of 24-hour window, quota and approval of templates: a real one by default; a test can move a {@link SandboxClock}. */
    public SandboxSettings clock(Clock value) {
        clock = SandboxClock.following(value);
        return clockSpeed(clock.speed());
    }

    /** The generator of ids, which returns a new one each time; by default random ids, which {@link #seed} determines. */
    public SandboxSettings ids(Supplier<UUID> value) {
        ids = Objects.requireNonNull(value, "ids");
        return this;
    }

    /** How many seconds of the sandbox's clock are in one second; 0 to stop it. */
    public SandboxSettings clockSpeed(double value) {
        return put(SandboxSetting.CLOCK_SPEED, value);
    }

    /** Makes ids and everything random the same at each start and after each reset; null, the default, for different values. */
    public SandboxSettings seed(Long value) {
        return put(SandboxSetting.SEED, value);
    }

    /** The first account's webhook, enabled without a test from the start and after each reset; null or empty for none. */
    public SandboxSettings webhookUrl(String value) {
        return put(SandboxSetting.WEBHOOK_URL, value);
    }

    /** The secret by which the events of {@link #webhookUrl} are signed. */
    public SandboxSettings webhookSecret(String value) {
        return put(SandboxSetting.WEBHOOK_SECRET, value);
    }

    /** How messages are delivered by themselves: {@code off}, {@code on}, or a YAML file with {@link DeliveryRules}. */
    public SandboxSettings delivery(String value) {
        return put(SandboxSetting.DELIVERY, value);
    }

    /** How messages are delivered by themselves. */
    public SandboxSettings delivery(DeliveryRules value) {
        values.put(SandboxSetting.DELIVERY, Objects.requireNonNull(value, "delivery"));
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
        SandboxSettings fixed = new SandboxSettings(this); // the builder may be changed and reused
        double speed = get(SandboxSetting.CLOCK_SPEED);
        if (speed != fixed.clock.speed()) {
            fixed.clock.speed(speed);
        }
        List<String> keys = get(SandboxSetting.API_KEY);
        Sandbox sandbox = new Sandbox(keys.get(0), fixed, null);
        keys.forEach(sandbox::account);
        String url = get(SandboxSetting.WEBHOOK_URL);
        if (url != null) {
            sandbox.enableWebhook(url, get(SandboxSetting.WEBHOOK_SECRET));
        }
        return sandbox;
    }

    /** The header {@code Authorization} of a raw key's calls. */
    static String authorization(String apiKey) {
        if (apiKey.isEmpty() || apiKey.indexOf(':') >= 0) {
            throw new IllegalArgumentException("apiKey must be the raw key: it must not be empty or contain a colon");
        }
        return "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** The raw key of a key that may be as the dashboard shows it. */
    static String rawKey(String key) {
        try {
            String decoded = new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
            return decoded.endsWith(":") ? decoded.substring(0, decoded.length() - 1) : key;
        } catch (IllegalArgumentException notBase64) {
            return key;
        }
    }

    SandboxClock clock() {
        return clock;
    }

    Random random() {
        Long seed = get(SandboxSetting.SEED);
        return seed == null ? new Random() : new Random(seed);
    }

    private Supplier<UUID> newIds() {
        if (ids != null || get(SandboxSetting.SEED) == null) {
            return ids != null ? ids : UUID::randomUUID;
        }
        Random random = random();
        // Of version 4, as random ids are.
        return () -> new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
    }

    Account account(Account.Observer observer) {
        Account account = new Account(
                clock,
                newIds(),
                get(SandboxSetting.APPROVE_TEMPLATES_AFTER),
                get(SandboxSetting.TEMPLATES_PAGE_SIZE),
                get(SandboxSetting.CONTACT_ORDER),
                get(SandboxSetting.AGENTS),
                observer);
        if (get(SandboxSetting.SAMPLE_DATA)) {
            SampleData.addTo(account);
        }
        return account;
    }

    QuotaRules quota() {
        return new QuotaRules(
                get(SandboxSetting.PLAN),
                get(SandboxSetting.REQUESTS_PER_MINUTE),
                get(SandboxSetting.QUOTA_WINDOW),
                get(SandboxSetting.RETRY_AFTER),
                get(SandboxSetting.COUNT_REFUSED));
    }
}
