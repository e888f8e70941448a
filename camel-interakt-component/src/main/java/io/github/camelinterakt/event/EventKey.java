package io.github.camelinterakt.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The deduplication key, made of the event's type and of what tells events of that type apart. An id that is not a UUID is
 * hashed, because it may have a phone number or control characters in it.
 *
 * <p>The message's id alone would not do: sent, delivered and read share it, and so do two clicks; the two deliveries of one
 * answer to a WhatsApp Flow differ in type; and the steps of a workflow share the workflow's id.
 */
final class EventKey {

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
        // One answer to a Flow is delivered as message_received and as ..._flow_response.
        return (event.isFlowResponse() ? "flow" : type) + ":" + what;
    }

    /** The phone number first: every channel has it, and events of one customer come with and without the id. */
    static String ofCustomer(WebhookEvent event) {
        String customer = event.getPhone() != null ? event.getPhone() : event.getCustomerId();
        return customer == null ? null : id(customer);
    }

    /** The statuses of one message differ by a word in their keys. */
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
        EventMessage message = event.getMessage();
        if (message == null || message.getId() == null) {
            return null;
        }
        Click click = event.getClick();
        return click == null ? id(message.getId()) : id(message.getId()) + ":" + time(click);
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
                // With its length, so that no two lists of answers read the same.
                answers.append(part == null ? -1 : part.length()).append(':').append(part);
            }
        }
        return hash(bytes(answers.toString()));
    }

    /** Types are the vendor's words, but the set is open. */
    private static String name(String name) {
        return NAME.matcher(name).matches() ? name : hash(bytes(name));
    }

    /** An id that may be stored and logged. */
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
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
