package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * How messages are delivered by themselves: the first rule that matches a message decides when it is sent, delivered, read and clicked, or fails, and how
 * probable that is. A message without a rule is sent at once, and nothing else happens.
 *
 * <pre>{@code
 * rules:
 *   - to: 919999900000-919999909999   # or 9199999*; all numbers if absent
 *     template: welcome               # all messages if absent
 *     failed: {code: 131026, reason: Message undeliverable, after: 1s, probability: 0.5}
 *   - sent: 300ms..1s
 *     delivered: {after: 1s..2s, probability: 0.9}
 *     read: 2s..4s
 *     clicked: {button: Track, after: 3s, probability: 0.2}   # the first button if absent
 * posts: {delayed: 0s..2s, shuffled: true, duplicated: 0.1}
 * }</pre>
 */
public final class DeliveryRules {

    /** What happens to a message, so long after what happened before: a status, or the tap on a button. */
    record Step(Duration after, MessageStatus status, Message.Failure failure, String button) {}

    private record Rules(List<Rule> rules, Posts posts) {}

    private record Posts(Event delayed, boolean shuffled, double duplicated) {
        Posts {
            checked("duplicated", duplicated);
        }
    }

    private record Rule(
            String to, String template, Event sent, Event failed, Event delivered, Event read, Event clicked) {
        Rule {
            if (to != null && !to.matches("\\d*\\*|\\d{1,18}(-\\d{1,18})?")) {
                throw new IllegalArgumentException(
                        "to must be a number, a range of numbers or a prefix with *, but is " + to);
            }
        }

        boolean matches(Message message) {
            if (template != null && !template.equals(message.templateName())) {
                return false;
            }
            String phone = message.phone().full();
            if (to == null || to.endsWith("*")) {
                return to == null || phone.startsWith(to.substring(0, to.length() - 1));
            }
            long number = Long.parseLong(phone);
            return number >= Long.parseLong(to.replaceFirst("-.*", ""))
                    && number <= Long.parseLong(to.replaceFirst(".*-", ""));
        }
    }

    /** What may happen within a range of time; in YAML only the range, or a map. */
    private record Event(String after, Double probability, String code, String reason, String button) {

        static final Event NOW = new Event("0s");

        Event {
            after = after == null ? "0s" : after;
            time(after, true);
            time(after, false);
            checked("probability", probability == null ? 1 : probability);
        }

        @JsonCreator
        Event(String after) {
            this(after, null, null, null, null);
        }

        private static Duration time(String after, boolean first) {
            return SandboxSetting.time("after", after.replaceFirst(first ? "\\.\\..*" : ".*\\.\\.", ""));
        }

        boolean happens(Random random) {
            return probability == null || random.nextDouble() < probability;
        }

        Duration after(Random random) {
            Duration from = time(after, true);
            return from.plusMillis(
                    (long) (random.nextDouble() * time(after, false).minus(from).toMillis()));
        }

        Message.Failure failure() {
            return new Message.Failure(
                    code == null ? "131026" : code, reason == null ? "Message undeliverable" : reason);
        }
    }

    private final Map<String, Object> document = new LinkedHashMap<>();
    private final List<Rule> rules;
    private final Posts posts;

    private DeliveryRules(Map<?, ?> given, Rules read) {
        this.rules = read.rules() == null ? List.of() : read.rules();
        this.posts = read.posts() == null ? new Posts(null, false, 0) : read.posts();
        document.put("rules", List.of());
        document.put("posts", Map.of());
        given.forEach((key, value) -> document.put((String) key, value));
    }

    /** No rules: each message is sent at once. The default in tests, whose start does not wait until they are read. */
    public static DeliveryRules off() {
        return new DeliveryRules(Map.of(), new Rules(null, null));
    }

    /** Sends, delivers and reads every message within some seconds. The default on the command line. */
    public static DeliveryRules on() {
        return parse("rules: [{sent: 200ms..600ms, delivered: 400ms..1s, read: 2s..4s}]");
    }

    /** Reads {@code off}, {@code on} or a YAML file. */
    static DeliveryRules named(String value) {
        if (value.equals("off") || value.equals("on")) {
            return value.equals("on") ? on() : off();
        }
        try {
            return parse(Files.readString(Path.of(value)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "delivery must be off, on or a file of rules, but " + value + " cannot be read", e);
        }
    }

    /** Reads rules in YAML; throws {@code IllegalArgumentException} if they are wrong, with a message that says where. */
    public static DeliveryRules parse(String yaml) {
        try {
            Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
            return document == null ? off() : read(document);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("delivery is not well-formed YAML: " + e.getMessage(), e);
        }
    }

    /** Reads rules from the same structure as plain Java values, as in JSON. */
    public static DeliveryRules of(Map<?, ?> document) {
        return read(document);
    }

    private static DeliveryRules read(Object document) {
        try {
            Rules rules = new JsonMapper().convertValue(document, Rules.class);
            return new DeliveryRules((Map<?, ?>) document, rules);
        } catch (IllegalArgumentException e) {
            if (!(e.getCause() instanceof JsonMappingException cause)) {
                throw e;
            }
            StringBuilder where = new StringBuilder();
            cause.getPath()
                    .forEach(step -> where.append(
                            step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName()));
            Throwable reason = cause.getCause() == null ? cause : cause.getCause();
            String text =
                    reason instanceof JsonMappingException mapping ? mapping.getOriginalMessage() : reason.getMessage();
            throw new IllegalArgumentException(
                    "delivery: " + (where.isEmpty() ? "" : where.substring(1) + ": ") + text, e);
        }
    }

    private static void checked(String what, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(what + " must be from 0 to 1, but is " + probability);
        }
    }

    /** The rules as plain Java values, as {@link #of} reads them. */
    public Map<String, Object> document() {
        return Collections.unmodifiableMap(document);
    }

    /** What happens to a message; what is refused by the channel fails instead of being sent. */
    List<Step> plan(Message message, Random random) {
        Rule rule = rules.stream()
                .filter(each -> each.matches(message))
                .findFirst()
                .orElse(new Rule(null, null, null, null, null, null, null));
        Event sent = rule.sent() == null ? Event.NOW : rule.sent();
        List<Step> steps = new ArrayList<>();
        if (message.error() != null) {
            steps.add(new Step(sent.after(random), MessageStatus.FAILED, message.error(), null));
        } else if (add(steps, sent, MessageStatus.SENT, random)
                && !add(steps, rule.failed(), MessageStatus.FAILED, random)
                && add(steps, rule.delivered(), MessageStatus.DELIVERED, random)
                && add(steps, rule.read(), MessageStatus.READ, random)) {
            add(steps, rule.clicked(), null, random);
        }
        return steps;
    }

    private static boolean add(List<Step> steps, Event event, MessageStatus status, Random random) {
        boolean happens = event != null && event.happens(random);
        if (happens) {
            Message.Failure failure = status == MessageStatus.FAILED ? event.failure() : null;
            steps.add(new Step(event.after(random), status, failure, event.button()));
        }
        return happens;
    }

    /** How long each post of an event is delayed: one, or two if it is duplicated. */
    List<Duration> posts(Random random) {
        Event delayed = posts.delayed() == null ? Event.NOW : posts.delayed();
        Duration first = delayed.after(random);
        return random.nextDouble() < posts.duplicated() ? List.of(first, delayed.after(random)) : List.of(first);
    }

    boolean isShuffled() {
        return posts.shuffled();
    }
}
