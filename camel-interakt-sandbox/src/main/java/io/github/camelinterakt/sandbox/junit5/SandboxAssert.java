package io.github.camelinterakt.sandbox.junit5;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.RequestJournalDisabledException;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.ContactEvent;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.account.PhoneNumber;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what an application sent to a sandbox. Each waits until it holds, because routes may send later: by default at most 5 seconds. Only
 * {@link #sentNothingTo} does not wait.
 *
 * <pre>{@code
 * assertThat(sandbox).sentTo("+919999999999").template("welcome").withBody("Asha");
 * assertThat(sandbox).within(Duration.ofSeconds(30)).hasContact("+919999999999").withTag("vip");
 * }</pre>
 */
public final class SandboxAssert extends AbstractAssert<SandboxAssert, Sandbox> {

    /** How many items and refused calls a failure shows. */
    private static final int SHOWN = 20;

    private Duration longest = Duration.ofSeconds(5);

    SandboxAssert(Sandbox actual) {
        super(actual, SandboxAssert.class);
    }

    /** The maximum time that each of the following assertions waits, in real time. */
    public SandboxAssert within(Duration time) {
        longest = Objects.requireNonNull(time, "time");
        return this;
    }

    /** A message was accepted for this phone number, such as {@code +919999999999}; what follows is about the same message. */
    public MessageAssert sentTo(String phone) {
        PhoneNumber number = PhoneNumber.ofFull(phone);
        return new MessageAssert().where("to " + phone, message -> number.equals(message.phone()));
    }

    /** No message was accepted for this phone number so far; assert before what the application does last. */
    public SandboxAssert sentNothingTo(String phone) {
        PhoneNumber number = PhoneNumber.ofFull(phone);
        List<Message> sent = actual.messages().stream()
                .filter(message -> number.equals(message.phone()))
                .toList();
        if (!sent.isEmpty()) {
            failWithMessage("Expected no message to %s, but there are:%s", phone, list(sent, SandboxAssert::shown));
        }
        return this;
    }

    /** A contact has this phone number. */
    public ContactAssert hasContact(String phone) {
        PhoneNumber number = PhoneNumber.ofFull(phone);
        return new ContactAssert().where("with the phone number " + phone, contact -> number.equals(contact.phone()));
    }

    /** An event with this name was tracked; what follows is about the same event. */
    public EventAssert hasEvent(String name) {
        return new EventAssert().where("named " + name, event -> name.equals(event.name()));
    }

    /** The chat with this phone number was assigned to the agent with this e-mail address. */
    public SandboxAssert hasAssigned(String phone, String agent) {
        PhoneNumber number = PhoneNumber.ofFull(phone);
        String missing = await(
                "an assignment of the chat with " + phone + " to " + agent,
                Sandbox::assignments,
                assignment ->
                        agent.equalsIgnoreCase(assignment.agentEmail()) && belongs(assignment.contactId(), number),
                assignment -> "to " + assignment.agentEmail());
        if (missing != null) {
            failWithMessage("%s", missing);
        }
        return this;
    }

    /** Waits until an item meets the condition; what to say if none does, or null. */
    private <T> String await(
            String wanted, Function<Sandbox, List<T>> items, Predicate<T> condition, Function<T, String> text) {
        long end = System.nanoTime() + longest.toNanos();
        boolean timedOut;
        do {
            timedOut = System.nanoTime() >= end;
            long revision = actual.revision();
            if (items.apply(actual).stream().anyMatch(condition)) {
                return null;
            }
            try {
                actual.awaitChange(revision, Duration.ofNanos(end - System.nanoTime()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                timedOut = true;
            }
        } while (!timedOut);
        List<T> instead = items.apply(actual);
        return String.format(
                "Expected within %s s: %s%nbut %s%s",
                longest.toMillis() / 1000.0,
                wanted,
                instead.isEmpty() ? "there is none." : "there are:" + list(instead, text),
                refusedCalls());
    }

    private boolean belongs(Object contactId, PhoneNumber number) {
        return actual.contacts().stream()
                .anyMatch(contact -> contact.id().equals(contactId) && number.equals(contact.phone()));
    }

    private static boolean hasTrait(Map<String, Object> traits, String name, Object value) {
        return traits.containsKey(name) && String.valueOf(value).equals(String.valueOf(traits.get(name)));
    }

    private static String shown(Message message) {
        return message.json() + " (" + message.status().lowerCase() + ")";
    }

    private static <T> String list(List<T> items, Function<T, String> text) {
        String newest = items.stream()
                .skip(Math.max(0, items.size() - SHOWN))
                .map(item -> "\n  " + text.apply(item))
                .collect(Collectors.joining());
        return items.size() > SHOWN ? "\n  (" + (items.size() - SHOWN) + " older)" + newest : newest;
    }

    /** The reason why something is missing is often that the sandbox refused it. */
    private String refusedCalls() {
        List<String> refused = new ArrayList<>();
        try {
            actual.wireMock().getAllServeEvents().stream()
                    .filter(call -> call.getResponse().getStatus() >= 400)
                    .limit(SHOWN)
                    .map(call -> call.getRequest().getMethod() + " "
                            + call.getRequest().getUrl() + ": "
                            + call.getResponse().getStatus() + " "
                            + call.getResponse().getBodyAsString())
                    .forEach(call -> refused.add(0, call));
        } catch (RequestJournalDisabledException noJournal) {
            return "";
        }
        return refused.isEmpty() ? "" : "\nThe sandbox refused these calls:" + list(refused, call -> call);
    }

    /**
     * An item that meets all conditions so far.
     *
     * @param <S> this type
     * @param <T> the type of the item
     */
    public abstract class ItemAssert<S extends ItemAssert<S, T>, T> extends AbstractAssert<S, Sandbox> {

        private final String kind;
        private final Function<Sandbox, List<T>> items;
        private final Function<T, String> text;
        private final List<String> wanted = new ArrayList<>();
        private Predicate<T> conditions = item -> true;

        ItemAssert(Class<S> self, String kind, Function<Sandbox, List<T>> items, Function<T, String> text) {
            super(SandboxAssert.this.actual, self);
            this.kind = kind;
            this.items = items;
            this.text = text;
            as(SandboxAssert.this.descriptionText());
        }

        /** Another condition for the item, with its description. */
        public S where(String description, Predicate<T> condition) {
            wanted.add(description);
            conditions = conditions.and(condition);
            String missing = await(kind + " " + String.join(", ", wanted), items, conditions, text);
            if (missing != null) {
                failWithMessage("%s", missing);
            }
            return myself;
        }
    }

    /** A message that was accepted. */
    public final class MessageAssert extends ItemAssert<MessageAssert, Message> {

        MessageAssert() {
            super(MessageAssert.class, "a message", Sandbox::messages, SandboxAssert::shown);
        }

        /** It is of this type, such as {@code Template}, {@code Text} or {@code Image}. */
        public MessageAssert type(String type) {
            return where("of type " + type, message -> type.equals(message.type()));
        }

        /** It is of this template. */
        public MessageAssert template(String name) {
            return where("of the template " + name, message -> name.equals(message.templateName()));
        }

        /** It is of this template in this language, such as {@code en}. */
        public MessageAssert template(String name, String languageCode) {
            return template(name)
                    .where("in the language " + languageCode, message -> languageCode.equals(message.languageCode()));
        }

        /** The template's body has these values, in this order. */
        public MessageAssert withBody(String... values) {
            return with("body", "/template/bodyValues", values);
        }

        /** The template's header has these values: its text's, or the address of its file. */
        public MessageAssert withHeader(String... values) {
            return with("header", "/template/headerValues", values);
        }

        /** The template's button with this index, from 0, has these values. */
        public MessageAssert withButton(int index, String... values) {
            return with("button " + index, "/template/buttonValues/" + index, values);
        }

        private MessageAssert with(String part, String pointer, String... values) {
            List<String> expected = List.of(values);
            return where("with the " + part + " " + expected, message -> {
                List<String> given = new ArrayList<>();
                message.request().at(pointer).forEach(value -> given.add(value.asText()));
                return given.equals(expected);
            });
        }

        /** This is its text, or the caption of its file. */
        public MessageAssert text(String text) {
            return where("with the text '" + text + "'", message -> texts(message.request())
                    .anyMatch(text::equals));
        }

        private static Stream<String> texts(JsonNode request) {
            return Stream.of("/data/message", "/data/message/body/text", "/message/plainText")
                    .map(pointer -> request.at(pointer).textValue());
        }

        /** It has this callback data, which its webhook events contain. */
        public MessageAssert withCallbackData(String callbackData) {
            return where(
                    "with the callback data " + callbackData, message -> callbackData.equals(message.callbackData()));
        }

        /** It has come so far. */
        public MessageAssert withStatus(MessageStatus status) {
            return where("that is " + status.name().toLowerCase(Locale.ROOT), message -> message.status() == status);
        }
    }

    /** A contact. */
    public final class ContactAssert extends ItemAssert<ContactAssert, Contact> {

        ContactAssert() {
            super(
                    ContactAssert.class,
                    "a contact",
                    Sandbox::contacts,
                    contact -> (contact.phone() == null
                                    ? "userId " + contact.userId()
                                    : "+" + contact.phone().full())
                            + " with traits " + contact.traits() + " and tags " + contact.tags());
        }

        /** It has this trait with this value; compared as text. */
        public ContactAssert withTrait(String name, Object value) {
            return where("with the trait " + name + "=" + value, contact -> hasTrait(contact.traits(), name, value));
        }

        /** It has this tag, in any case. */
        public ContactAssert withTag(String tag) {
            return where(
                    "with the tag " + tag, contact -> contact.tags().stream().anyMatch(tag::equalsIgnoreCase));
        }
    }

    /** An event of a contact. */
    public final class EventAssert extends ItemAssert<EventAssert, ContactEvent> {

        EventAssert() {
            super(
                    EventAssert.class,
                    "an event",
                    Sandbox::events,
                    event -> event.name() + " with traits " + event.traits());
        }

        /** Its contact has this phone number. */
        public EventAssert of(String phone) {
            PhoneNumber number = PhoneNumber.ofFull(phone);
            return where("of " + phone, event -> belongs(event.contactId(), number));
        }

        /** It has this attribute with this value; compared as text. */
        public EventAssert withTrait(String name, Object value) {
            return where("with the trait " + name + "=" + value, event -> hasTrait(event.traits(), name, value));
        }
    }
}
