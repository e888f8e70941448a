package io.github.camelinterakt.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * How messages are delivered by themselves: the first rule that matches a message decides when it is sent, delivered, read and clicked, or fails, and how probable
 * that is. A message without a rule is sent at once, and nothing else happens.
 *
 * <pre>{@code
 * rules:
 *   - to: 919999900000-919999909999   # or 9199999*; all numbers if absent
 *     template: welcome               # all messages if absent
 *     failed: {code: 131026, reason: Message undeliverable, after: 1s, probability: 0.5}
 *   - sent: 300ms..1s
 *     delivered: {after: 1s..2s, probability: 0.9}
 *     read: 2s..4s
 *     clicked: {button: Track, after: 3s, probability: 0.2}
 * posts: {delayed: 0s..2s, shuffled: true, duplicated: 0.1}
 * }</pre>
 */
public final class DeliveryRules {

    /** What happens to a message, so long after what happened before: a status, or the tap on a button. */
    record Step(Duration after, MessageStatus status, Message.Failure failure, String button) {}

    private record Chance(Duration from, Duration to, double probability) {

        boolean happens(Random random) {
            return probability >= 1 || random.nextDouble() < probability;
        }

        Duration after(Random random) {
            return from.plusMillis((long) (random.nextDouble() * to.minus(from).toMillis()));
        }
    }

    private record Rule(
            Predicate<Message> matches,
            Chance sent,
            Chance failed,
            Message.Failure failure,
            Chance delivered,
            Chance read,
            Chance clicked,
            String button) {}

    private static final Chance NOW = new Chance(Duration.ZERO, Duration.ZERO, 1);
    private static final Rule AT_ONCE = new Rule(message -> true, NOW, null, null, null, null, null, null);
    private static final Set<String> TIMED = Set.of("after", "probability");

    private final List<Rule> rules = new ArrayList<>();
    private Chance delayed = NOW;
    private boolean shuffled;
    private double duplicated;

    private DeliveryRules() {}

    /** No rules: each message is sent at once. The default in tests. */
    public static DeliveryRules off() {
        return new DeliveryRules();
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
            return of(document == null ? Map.of() : map("the document", document));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("delivery is not well-formed YAML: " + e.getMessage(), e);
        }
    }

    /** Reads rules from the same structure as plain Java values, as in JSON. */
    public static DeliveryRules of(Map<?, ?> document) {
        DeliveryRules all = new DeliveryRules();
        known("the document", document, Set.of("rules", "posts"));
        Object rules = document.get("rules");
        for (Object rule : rules == null ? List.of() : (List<?>) rules) {
            all.rules.add(rule("rules[" + all.rules.size() + "]", map("rules[" + all.rules.size() + "]", rule)));
        }
        Map<?, ?> posts = map("posts", document.get("posts") == null ? Map.of() : document.get("posts"));
        known("posts", posts, Set.of("delayed", "shuffled", "duplicated"));
        if (posts.get("delayed") != null) {
            all.delayed = chance("posts.delayed", posts.get("delayed"), Set.of());
        }
        all.shuffled = Boolean.parseBoolean(String.valueOf(posts.get("shuffled")));
        all.duplicated = posts.get("duplicated") == null ? 0 : number("posts.duplicated", posts.get("duplicated"));
        return all;
    }

    private static Rule rule(String where, Map<?, ?> rule) {
        known(where, rule, Set.of("to", "template", "sent", "delivered", "read", "clicked", "failed"));
        Predicate<Message> matches = numbers(where + ".to", rule.get("to"));
        Object template = rule.get("template");
        Map<?, ?> failed = map(where + ".failed", rule.get("failed") == null ? Map.of() : rule.get("failed"));
        Object clicked = rule.get("clicked");
        return new Rule(
                template == null ? matches : matches.and(message -> template.equals(message.templateName())),
                rule.get("sent") == null ? NOW : chance(where + ".sent", rule.get("sent"), Set.of()),
                rule.get("failed") == null ? null : chance(where + ".failed", failed, Set.of("code", "reason")),
                new Message.Failure(text(failed, "code", "131026"), text(failed, "reason", "Message undeliverable")),
                chance(where + ".delivered", rule.get("delivered"), Set.of()),
                chance(where + ".read", rule.get("read"), Set.of()),
                chance(where + ".clicked", clicked, Set.of("button")),
                clicked instanceof Map<?, ?> tap ? text(tap, "button", null) : null);
    }

    /** What happens to a message; what is refused by the channel fails instead of being sent. */
    List<Step> plan(Message message, Random random) {
        Rule rule = rules.stream()
                .filter(each -> each.matches().test(message))
                .findFirst()
                .orElse(AT_ONCE);
        List<Step> steps = new ArrayList<>();
        if (message.error() != null) {
            steps.add(new Step(rule.sent().after(random), MessageStatus.FAILED, message.error(), null));
        } else if (add(steps, rule.sent(), MessageStatus.SENT, null, random)) {
            if (rule.failed() != null && rule.failed().happens(random)) {
                steps.add(new Step(rule.failed().after(random), MessageStatus.FAILED, rule.failure(), null));
            } else if (add(steps, rule.delivered(), MessageStatus.DELIVERED, null, random)
                    && add(steps, rule.read(), MessageStatus.READ, null, random)) {
                add(steps, rule.clicked(), null, rule.button(), random);
            }
        }
        return steps;
    }

    private static boolean add(List<Step> steps, Chance chance, MessageStatus status, String button, Random random) {
        boolean happens = chance != null && chance.happens(random);
        if (happens) {
            steps.add(new Step(chance.after(random), status, null, button));
        }
        return happens;
    }

    /** How long each post of an event is delayed: one, or two if it is duplicated. */
    List<Duration> posts(Random random) {
        Duration first = delayed.after(random);
        return duplicated > 0 && random.nextDouble() < duplicated
                ? List.of(first, delayed.after(random))
                : List.of(first);
    }

    boolean isShuffled() {
        return shuffled;
    }

    private static Predicate<Message> numbers(String where, Object to) {
        if (to == null) {
            return message -> true;
        }
        String text = to.toString();
        if (text.matches("\\d*\\*")) {
            String prefix = text.substring(0, text.length() - 1);
            return message -> message.phone().full().startsWith(prefix);
        }
        if (!text.matches("\\d{1,18}(-\\d{1,18})?")) {
            throw new IllegalArgumentException(
                    "delivery: " + where + " must be a number, a range of numbers or a prefix with *, but is " + text);
        }
        long from = Long.parseLong(text.replaceFirst("-.*", ""));
        long last = Long.parseLong(text.replaceFirst(".*-", ""));
        return message -> {
            long number = Long.parseLong(message.phone().full());
            return number >= from && number <= last;
        };
    }

    /** A range of time, or a map that also has a probability; null for nothing. */
    private static Chance chance(String where, Object value, Set<String> more) {
        if (value == null) {
            return null;
        }
        Map<?, ?> map = value instanceof Map<?, ?> given ? given : Map.of("after", value);
        Set<String> keys = new HashSet<>(more);
        keys.addAll(TIMED);
        known(where, map, keys);
        String[] range = text(map, "after", "0s").split("\\.\\.", 2);
        Object probability = map.get("probability");
        return new Chance(
                SandboxSetting.time("delivery: " + where, range[0]),
                SandboxSetting.time("delivery: " + where, range[range.length - 1]),
                probability == null ? 1 : number(where + ".probability", probability));
    }

    private static double number(String where, Object value) {
        if (!(value instanceof Number number) || number.doubleValue() < 0 || number.doubleValue() > 1) {
            throw new IllegalArgumentException("delivery: " + where + " must be a number from 0 to 1, but is " + value);
        }
        return number.doubleValue();
    }

    private static Map<?, ?> map(String where, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("delivery: " + where + " must be a map, but is " + value);
    }

    private static void known(String where, Map<?, ?> map, Set<String> keys) {
        map.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("delivery: " + where + " has the unknown key " + key + "; known are "
                    + keys.stream().sorted().toList());
        });
    }

    private static String text(Map<?, ?> map, String key, String otherwise) {
        return map.get(key) == null ? otherwise : map.get(key).toString();
    }
}
