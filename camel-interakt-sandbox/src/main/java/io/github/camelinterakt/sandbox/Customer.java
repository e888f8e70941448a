package io.github.camelinterakt.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.Channel;
import io.github.camelinterakt.sandbox.account.ChatMessage;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.Message;
import io.github.camelinterakt.sandbox.account.MessageStatus;
import io.github.camelinterakt.sandbox.account.PhoneNumber;
import io.github.camelinterakt.sandbox.account.Shown;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.webhook.WebhookEvents;

/**
 * What a customer does on the phone. Each message of the customer opens the 24-hour window, appears in the conversation, and is posted to the webhook as
 * Interakt posts it; an answer goes by RCS if the account's latest message came by RCS. The contact is created when the customer first acts.
 *
 * <pre>{@code
 * sandbox.customer("+919999999999").says("Where is my order?");
 * sandbox.customer("+919999999999").taps("Yes");
 * }</pre>
 */
public final class Customer {

    private final Sandbox sandbox;
    private final Function<Account, Contact> identity;
    private final Predicate<ChatMessage> chosen;

    Customer(Sandbox sandbox, Function<Account, Contact> identity) {
        this(sandbox, identity, entry -> true);
    }

    private Customer(Sandbox sandbox, Function<Account, Contact> identity, Predicate<ChatMessage> chosen) {
        this.sandbox = sandbox;
        this.identity = identity;
        this.chosen = chosen;
    }

    static Customer of(Sandbox sandbox, String phoneOrId) {
        if (phoneOrId.indexOf('-') == 8) {
            UUID id = UUID.fromString(phoneOrId);
            return new Customer(sandbox, state -> state.contacts().require(id));
        }
        PhoneNumber phone = PhoneNumber.ofFull(phoneOrId);
        return new Customer(sandbox, state -> state.contacts().withPhone(phone, state.now()));
    }

    /** Chooses a message to tap, pick, react to, answer or edit, instead of the newest that allows it. */
    public Customer at(UUID messageId) {
        return new Customer(sandbox, identity, entry -> entry.id().equals(messageId));
    }

    /** Sends a text. */
    public Customer says(String text) {
        return sends("Text", Shown.text(text), text);
    }

    /** Sends an image. */
    public Customer sendsImage(String url, String caption) {
        return sendsFile("Image", url, caption);
    }

    /** Sends a document. */
    public Customer sendsDocument(String url, String caption) {
        return sendsFile("Document", url, caption);
    }

    /** Sends a video. */
    public Customer sendsVideo(String url, String caption) {
        return sendsFile("Video", url, caption);
    }

    /** Sends a voice message. */
    public Customer sendsAudio(String url) {
        return sendsFile("Audio", url, null);
    }

    /** Sends a sticker. */
    public Customer sendsSticker(String url) {
        return sendsFile("Sticker", url, null);
    }

    private Customer sendsFile(String type, String url, String caption) {
        String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("[?#].*", "");
        return sends(type, Shown.media(type.toLowerCase(Locale.ROOT), url, name, caption), caption);
    }

    /** Sends a place. */
    public Customer sendsLocation(double latitude, double longitude) {
        String place = JsonValues.write(JsonValues.object("latitude", latitude, "longitude", longitude));
        Shown shown =
                Shown.place(new Shown.Location(BigDecimal.valueOf(latitude), BigDecimal.valueOf(longitude), null));
        return sends("Location", shown, place);
    }

    /** Sends a contact card. */
    public Customer sendsContact(String name, String phone) {
        Map<String, Object> card =
                JsonValues.object("name", Map.of("formatted_name", name), "phones", List.of(Map.of("phone", phone)));
        return sends("Contacts", Shown.text(name + " " + phone), JsonValues.write(List.of(card)));
    }

    /** Reacts to the account's latest message. */
    public Customer reacts(String emoji) {
        return acts((state, contact) -> {
            ChatMessage message = newest(state, contact, "to react to", ChatMessage::isOutbound);
            String reaction = JsonValues.write(JsonValues.object("emoji", emoji, "message_id", message.id()));
            answer(state, contact, message, "Reaction", Shown.text(emoji), reaction, true);
        });
    }

    /**
     * Taps the button or suggestion with this text of the newest message that has one. A template's quick reply is posted twice, as a click and as a message;
     * a link as a click without an envelope. A link and a phone number open an app and send no message.
     */
    public Customer taps(String text) {
        return taps("with the button '" + text + "'", button -> text.equals(button.text()));
    }

    Customer tapsAnything() {
        return taps("with a button", button -> true);
    }

    private Customer taps(String what, Predicate<Shown.Button> wanted) {
        return acts((state, contact) -> {
            ChatMessage message = newest(
                    state,
                    contact,
                    what,
                    entry -> entry.isOutbound() && buttons(entry).anyMatch(wanted));
            Shown.Button button = buttons(message).filter(wanted).findFirst().orElseThrow();
            if (message.channel() == Channel.RCS) {
                tapsSuggestion(state, contact, message, button);
            } else if (message.templateName() != null) {
                tapsTemplate(state, contact, message, button);
            } else {
                String reply = reply("button_reply", JsonValues.object("id", button.id(), "title", button.text()));
                answer(state, contact, message, "InteractiveButtonReply", Shown.text(button.text()), reply, false);
            }
        });
    }

    private void tapsTemplate(Account state, Contact contact, ChatMessage message, Shown.Button button) {
        boolean link = button.kind().equals("url");
        if (link || button.kind().equals("reply")) {
            Message clicked = state.outbox().message(message.id());
            String template = state.rawTemplate(clicked);
            String url = link ? button.url() : null;
            sandbox.delivery.post(WebhookEvents.click(contact, clicked, template, button.text(), url, now()));
        }
        if (button.kind().equals("reply")) {
            answer(state, contact, message, "Button", Shown.text(button.text()), button.text(), true);
        }
    }

    private void tapsSuggestion(Account state, Contact contact, ChatMessage message, Shown.Button button) {
        boolean reply = button.url() == null;
        ChatMessage entry = reply
                ? state.receive(contact, Channel.RCS, "Suggestion", message.id(), Shown.text(button.text()))
                : message;
        sandbox.delivery.post(WebhookEvents.suggestion(contact, entry, button, reply, now()));
    }

    /** Picks a row of the newest list that has it. */
    public Customer picks(String title) {
        return acts((state, contact) -> {
            ChatMessage message = newest(state, contact, "with the row '" + title + "'", entry -> rows(entry)
                    .anyMatch(row -> title.equals(row.title())));
            Shown.Row row = rows(message)
                    .filter(one -> title.equals(one.title()))
                    .findFirst()
                    .orElseThrow();
            Map<String, Object> reply = JsonValues.object("id", row.id(), "title", title);
            if (row.description() != null) {
                reply.put("description", row.description());
            }
            String text = reply("list_reply", reply);
            answer(state, contact, message, "InteractiveListReply", Shown.text(title), text, false);
        });
    }

    /** Submits the WhatsApp Flow of the newest template message, which is posted twice under one id: as a message, and with its template. */
    public Customer answersFlow(Map<String, ?> answers) {
        return acts((state, contact) -> {
            ChatMessage message = newest(state, contact, "of a template", entry -> entry.templateName() != null);
            String json = JsonValues.write(answers);
            String text = reply("nfm_reply", JsonValues.object("name", "flow", "body", "Sent", "response_json", json));
            ChatMessage entry =
                    answer(state, contact, message, "InteractiveFlowReply", Shown.text("Sent"), text, false);
            sandbox.delivery.post(WebhookEvents.flowResponse(
                    contact, entry, text, state.outbox().message(message.id()), now()));
        });
    }

    /** Orders from the catalogue: sends the order as a message, and the account's first report about it follows. */
    public Customer orders(List<Shown.Item> items) {
        return acts((state, contact) -> {
            List<Map<String, Object>> products = new ArrayList<>();
            for (Shown.Item item : items) {
                Map<String, Object> product =
                        JsonValues.object("product_retailer_id", item.name(), "quantity", item.quantity());
                product.put("item_price", item.amount());
                product.put("currency", "INR");
                products.add(product);
            }
            Map<String, Object> order = JsonValues.object("catalog_id", "100000000000001", "product_items", products);
            send(state, contact, "Order", Shown.order(items), JsonValues.write(order));
            sandbox.delivery.post(WebhookEvents.order(contact, state.order(contact, items), now()));
        });
    }

    /** Pays the newest order, which is posted again. */
    public Customer paysOrder() {
        return changesOrder(null, "PAID");
    }

    /** Reports another status of the newest order, which is posted again. */
    public Customer getsOrder(String status) {
        return changesOrder(status, null);
    }

    private Customer changesOrder(String orderStatus, String paymentStatus) {
        return acts((state, contact) -> sandbox.delivery.post(
                WebhookEvents.order(contact, state.changeOrder(contact, orderStatus, paymentStatus), now())));
    }

    /** Edits the newest text or caption of this customer, which is posted again under its id. */
    public Customer edits(String text) {
        return acts((state, contact) -> {
            ChatMessage message = newest(
                    state,
                    contact,
                    "of the customer to edit",
                    entry -> !entry.isOutbound()
                            && (entry.type().equals("Text") || entry.shown().media() != null));
            post(contact, state.edit(message.id(), text), text, null);
        });
    }

    /** Reads all messages. */
    public Customer reads() {
        return acts((state, contact) -> state.conversation(contact.id()).stream()
                .filter(entry -> entry.channel() != Channel.SMS
                        && (entry.status() == MessageStatus.SENT || entry.status() == MessageStatus.DELIVERED))
                .forEach(entry -> sandbox.delivery.report(entry.id(), MessageStatus.READ, null)));
    }

    /** Sets traits, as {@code trackUser} does, without a request. */
    public Customer has(Map<String, Object> traits) {
        return acts((state, contact) -> state.contacts().track(contact.id(), traits, state.now()));
    }

    /** The conversation with this customer, as the phone shows it: templates with their values, buttons, statuses, replies. */
    public List<ChatMessage> conversation() {
        return sandbox.account.change(
                state -> state.conversation(identity.apply(state).id()));
    }

    /** The customer's contact. */
    public Contact contact() {
        return sandbox.account.change(identity);
    }

    private Customer acts(BiConsumer<Account, Contact> action) {
        sandbox.account.change(state -> {
            action.accept(state, identity.apply(state));
            return null;
        });
        return this;
    }

    private Customer sends(String type, Shown shown, String message) {
        return acts((state, contact) -> send(state, contact, type, shown, message));
    }

    private void send(Account state, Contact contact, String type, Shown shown, String message) {
        List<ChatMessage> conversation = state.conversation(contact.id());
        Channel channel = Channel.WHATSAPP;
        for (ChatMessage entry : conversation) {
            channel = entry.isOutbound() && entry.channel() != Channel.SMS ? entry.channel() : channel;
        }
        ChatMessage entry = state.receive(contact, channel, type, null, shown);
        post(state.contacts().require(contact.id()), entry, message, null);
    }

    private ChatMessage answer(
            Account state,
            Contact contact,
            ChatMessage answered,
            String type,
            Shown shown,
            String message,
            boolean source) {
        ChatMessage entry = state.receive(contact, Channel.WHATSAPP, type, answered.id(), shown);
        post(contact, entry, message, source ? "source_message_id" : "message_context");
        return entry;
    }

    private void post(Contact contact, ChatMessage entry, String message, String context) {
        sandbox.delivery.post(
                entry.channel() == Channel.RCS
                        ? WebhookEvents.rcsMessage(contact, entry)
                        : WebhookEvents.received(contact, entry, message, context, now()));
    }

    private Instant now() {
        return sandbox.clock().instant();
    }

    private static String reply(String type, Map<String, Object> reply) {
        return JsonValues.write(JsonValues.object("type", type, type, reply));
    }

    private static Stream<Shown.Button> buttons(ChatMessage entry) {
        return Stream.concat(
                entry.shown().buttons().stream(),
                entry.shown().cards().stream().flatMap(card -> card.buttons().stream()));
    }

    private static Stream<Shown.Row> rows(ChatMessage entry) {
        Shown.Menu list = entry.shown().list();
        return list == null ? Stream.empty() : list.sections().stream().flatMap(section -> section.rows().stream());
    }

    private ChatMessage newest(Account state, Contact contact, String what, Predicate<ChatMessage> wanted) {
        List<ChatMessage> newestFirst = new ArrayList<>(state.conversation(contact.id()));
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(chosen.and(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The conversation has no message " + what + ": send it first"));
    }
}
