package io.github.camelinterakt.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.account.ContactOrder;
import io.github.camelinterakt.sandbox.account.Plan;
import io.github.camelinterakt.sandbox.account.QuotaWindow;
import io.github.camelinterakt.sandbox.account.RetryAfter;

/**
 * The table of settings: from it come the command line's options ({@code --api-key=...}), the environment's variables ({@code
 * INTERAKT_SANDBOX_API_KEY}), Spring Boot's properties ({@code camel.interakt.sandbox.api-key}) and the table in the
 * documentation. {@link SandboxSettings} has a method for each.
 */
public enum SandboxSetting {
    HOST(String.class, "127.0.0.1", "The address to listen on.", Objects::requireNonNull),
    PORT(
            Integer.class,
            "0",
            "8085",
            "The port to listen on; 0 for a free port.",
            port -> require(port >= 0 && port <= 65_535, "port must be from 0 to 65535", port)),
    API_KEY(
            String[].class,
            "examplekey",
            "The raw API key, not base64. Several, separated by commas, are several accounts, each with its own data.",
            keys -> {
                Stream.of(keys).forEach(SandboxSettings::authorization);
                return List.of(keys);
            }),
    SAMPLE_DATA(
            Boolean.class,
            "false",
            "true",
            "Whether to start with the templates welcome, order_shipped and otp in English, and with the contact 919999999999, whose 24-hour window is open.",
            Function.identity()),
    WEBHOOK_URL(
            String.class,
            "",
            "The address of the first account's webhook, which is enabled from the start, without a test; none by default.",
            url -> url == null || url.isEmpty() ? null : URI.create(url).toString()),
    WEBHOOK_SECRET(
            String.class,
            "examplesecret",
            "The secret by which the webhook's events are signed.",
            Objects::requireNonNull),
    PLAN(
            Plan.class,
            "enterprise",
            "The plan: growth (300 requests per minute, session messages are refused with 403), advanced (600), or enterprise (no limit).",
            Objects::requireNonNull),
    REQUESTS_PER_MINUTE(
            Integer.class,
            "0",
            "The rate limit in requests per minute; 0 for the plan's.",
            limit -> require(limit >= 0, "requestsPerMinute must be 0 (the plan's limit) or more", limit)),
    QUOTA_WINDOW(QuotaWindow.class, "fixed-minute", "How requests are counted.", Objects::requireNonNull),
    RETRY_AFTER(
            RetryAfter.class,
            "seconds",
            "How a request over the limit is told when the next one is permitted.",
            Objects::requireNonNull),
    COUNT_REFUSED(
            Boolean.class,
            "false",
            "Whether requests over the limit count as well, so that a client that does not wait stays refused.",
            Function.identity()),
    APPROVE_TEMPLATES_AFTER(
            Duration.class,
            "never",
            "0s",
            "When new templates are approved: 30s, 5m, 1h and so on, or never.",
            Function.identity()),
    TEMPLATES_PAGE_SIZE(
            Integer.class,
            "100",
            "The page size of the template list.",
            size -> require(size >= 1, "templatesPageSize must be at least 1", size)),
    CONTACT_ORDER(ContactOrder.class, "created", "The order of the contact list.", Objects::requireNonNull),
    AGENTS(
            String[].class,
            "",
            "The e-mail addresses of the agents to whom chats can be assigned, separated by commas; by default every address is an agent's.",
            emails -> List.of(emails)),
    CLOCK_SPEED(
            Double.class,
            "1",
            "How fast the clock runs: 60 for a minute in a second, 0 to stop it.",
            SandboxClock::checked),
    SEED(
            Long.class,
            "",
            "Makes ids and everything random the same at each start; by default they differ.",
            Function.identity()),
    DELIVERY(
            String.class,
            "off",
            "on",
            "How messages are delivered by themselves: off (sent at once, and no more), on (sent, delivered and read within seconds), or a YAML file of rules.",
            DeliveryRules::named),
    JOURNAL(
            Integer.class,
            "1000",
            "The number of latest requests, with their bodies, in the journal; 0 disables it.",
            size -> require(size >= 0, "journal must be 0 (disabled) or more", size));

    private final Class<?> type;
    private final String defaultValue;
    private final String commandLineDefault;
    private final String description;
    private final Function<Object, Object> check;

    <T> SandboxSetting(Class<T> type, String defaultValue, String description, Function<T, ?> check) {
        this(type, defaultValue, defaultValue, description, check);
    }

    <T> SandboxSetting(
            Class<T> type, String defaultValue, String commandLineDefault, String description, Function<T, ?> check) {
        this.type = type;
        this.defaultValue = defaultValue;
        this.commandLineDefault = commandLineDefault;
        this.description = description;
        this.check = value -> check.apply(type.cast(value));
    }

    /** The setting's name on the command line and as a property. */
    public String kebabCase() {
        return kebabCase(this);
    }

    private static String kebabCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment's variable. */
    public String variable() {
        return "INTERAKT_SANDBOX_" + name();
    }

    /** The type of the value. */
    public Class<?> type() {
        return type;
    }

    /** The default in tests and applications. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The default of the runnable jar. */
    public String commandLineDefault() {
        return commandLineDefault;
    }

    /** What the setting means. */
    public String description() {
        return description;
    }

    /** The permitted values of a setting that has only some. */
    public List<String> choices() {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> kebabCase((Enum<?>) constant))
                        .toList()
                : List.of();
    }

    /** Sets a value from its text. */
    public void apply(SandboxSettings settings, String value) {
        settings.put(this, parse(value.strip()));
    }

    /** The value as a sandbox uses it; throws {@code IllegalArgumentException} if it is not permitted. */
    Object checked(Object value) {
        return check.apply(value);
    }

    private static <T> T require(boolean permitted, String rule, T value) {
        if (!permitted) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
        return value;
    }

    private Object parse(String value) {
        try {
            if (type == Integer.class) {
                return Integer.valueOf(value);
            }
            if (type == Double.class) {
                return Double.valueOf(value);
            }
            if (type == Long.class) {
                return value.isEmpty() ? null : Long.valueOf(value);
            }
        } catch (NumberFormatException e) {
            throw refused(type == Double.class ? "a number" : "a whole number", value);
        }
        if (type == Boolean.class) {
            if (!value.equals("true") && !value.equals("false")) {
                throw refused("true or false", value);
            }
            return value.equals("true");
        }
        if (type == Duration.class) {
            return value.equals("never") ? null : time(kebabCase(), value);
        }
        if (type == String[].class) {
            return value.isEmpty() && defaultValue.isEmpty() ? new String[0] : value.split("\\s*,\\s*", -1);
        }
        return type.isEnum() ? constant(value) : value;
    }

    private Object constant(String value) {
        List<String> choices = choices();
        int index = choices.indexOf(value.replace('_', '-').toLowerCase(Locale.ROOT));
        if (index < 0) {
            int last = choices.size() - 1;
            throw refused(String.join(", ", choices.subList(0, last)) + " or " + choices.get(last), value);
        }
        return type.getEnumConstants()[index];
    }

    static Duration time(String what, String value) {
        String upper = value.strip().toUpperCase(Locale.ROOT);
        try {
            return upper.endsWith("MS")
                    ? Duration.ofMillis(Long.parseLong(upper, 0, upper.length() - 2, 10))
                    : Duration.parse(upper.startsWith("P") ? upper : upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(what + " must be a time such as 30s, 5m or 1h, but is " + value, e);
        }
    }

    private IllegalArgumentException refused(String permitted, String value) {
        return new IllegalArgumentException(kebabCase() + " must be " + permitted + ", but is " + value);
    }
}
