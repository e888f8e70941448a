package io.github.camelinterakt.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The deduplication key, which consists of the event's type and of the values that distinguish events of that type: those of one
 * message's statuses and clicks share its id. An id that is not a UUID is hashed, because it may contain a phone number.
 */
final class EventKey {

    private static final String ORDER_UPDATE = "cart_order_update";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,48}");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int HASH_BYTES = 16;

    private EventKey() {}

    static String of(WebhookEvent event) {
        String type = event.getType() == null ? "untyped" : name(event.getType());
        String what = event.getChannel() == Channel.RCS ? rcs(event.getRcs()) : whatsApp(event);
        if (what == null) {
            return type + ":" + hash(event.bytes());
        }
        // One reply to a Flow is delivered as message_received and as ..._flow_response.
        return (event.isFlowResponse() ? "flow" : type) + ":" + what;
    }

    /** What may differ between deliveries under one key: the content of a message, and what only one of a Flow's two contains. */
    static String withContent(WebhookEvent event) {
        String content = event.isFlowResponse() ? event.flowSource() : edition(event);
        return content == null ? null : of(event) + ":" + hash(bytes(content));
    }

    private static String edition(WebhookEvent event) {
        if (event.getMessageId() == null || event.isStatusUpdate() || event.getClick() != null) {
            return null;
        }
        return event.getChannel() == Channel.RCS
                ? event.getRcs().getText()
                : event.getMessage().edition();
    }

    /** Prefers the phone number: every channel has it, whereas only some of a customer's events have the id. */
    static String ofCustomer(WebhookEvent event) {
        return Stream.of(event.getPhone(), event.getCustomerId(), event.getBusinessScopedUserId())
                .filter(Objects::nonNull)
                .findFirst()
                .map(EventKey::id)
                .orElse(null);
    }

    /** The keys of a message's statuses differ in one word. */
    static List<String> superseding(WebhookEvent event) {
        MessageStatus status = event.isStatusUpdate() && event.getMessageId() != null ? event.getStatus() : null;
        String key = of(event);
        int word = status == null ? -1 : key.toUpperCase(Locale.ROOT).indexOf("_" + status + ":") + 1;
        if (word <= 0) {
            return List.of();
        }
        return Arrays.stream(MessageStatus.values())
                .filter(other -> other != status && !status.isAfter(other))
                .map(other -> event.getChannel() == Channel.RCS
                        ? other.name()
                        : other.name().toLowerCase(Locale.ROOT))
                .map(other -> key.substring(0, word)
                        + other
                        + key.substring(word + status.name().length()))
                .toList();
    }

    private static String rcs(RcsEntity rcs) {
        String id = rcs.getMessageId() != null ? rcs.getMessageId() : rcs.getEventId();
        String event = rcs.getEventType() == null ? "" : name(rcs.getEventType()) + ":";
        return id == null ? null : event + id(id);
    }

    private static String whatsApp(WebhookEvent event) {
        WorkflowResponse workflow = event.getWorkflow();
        if (workflow != null) {
            return workflow.getId() == null ? null : id(workflow.getId()) + ":" + answers(workflow);
        }
        if (ORDER_UPDATE.equals(event.getType())) {
            return order(event.getData());
        }
        EventMessage message = event.getMessage();
        if (message == null || message.getId() == null) {
            return null;
        }
        Click click = event.getClick();
        return click == null ? id(message.getId()) : id(message.getId()) + ":" + time(click);
    }

    /** An order is posted again at each change. */
    private static String order(Map<String, Object> order) {
        Object number = order.get("id");
        return number == null
                ? null
                : id(number.toString()) + ":" + name(Objects.toString(order.get("payment_status"))) + ":"
                        + name(Objects.toString(order.get("order_status")));
    }

    private static String time(Click click) {
        Instant at = click.getClickedAt();
        return at != null
                ? at.toString()
                : hash(bytes(click.getType() + "\n" + click.getButtonText() + "\n" + click.getButtonLink()));
    }

    private static String answers(WorkflowResponse workflow) {
        StringBuilder answers = new StringBuilder(256);
        for (WorkflowResponse.Answer answer : workflow.getAnswers()) {
            for (String part : new String[] {answer.questionId(), answer.answerId(), answer.answer()}) {
                // The length makes different lists of answers distinct.
                answers.append(part == null ? -1 : part.length()).append(':').append(part);
            }
        }
        return hash(bytes(answers.toString()));
    }

    /** Interakt's types are safe to store, but the set is open. */
    private static String name(String name) {
        return NAME.matcher(name).matches() ? name : hash(bytes(name));
    }

    /** Converts an id to a form that may be stored and logged. */
    static String id(String id) {
        return UUID.matcher(id).matches() ? id : hash(bytes(id));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
