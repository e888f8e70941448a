package io.github.camelinterakt.sandbox.control;

import java.net.URLConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import io.github.camelinterakt.sandbox.Customer;
import io.github.camelinterakt.sandbox.DeliveryRules;
import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.SentMessage;
import io.github.camelinterakt.sandbox.TemplateReview;
import io.github.camelinterakt.sandbox.account.ChatMessage;
import io.github.camelinterakt.sandbox.account.QuotaRules;
import io.github.camelinterakt.sandbox.account.Shown;
import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.JsonValues;
import io.github.camelinterakt.sandbox.api.RefusedException;
import io.github.camelinterakt.sandbox.http.ApiServer;
import io.github.camelinterakt.sandbox.http.CallLog;
import io.github.camelinterakt.sandbox.http.Fault;
import io.github.camelinterakt.sandbox.openapi.ApiDocument;
import io.github.camelinterakt.sandbox.webhook.Webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** What each operation of the control API does. */
final class Operations {

    private static final int MAX_MEDIA = 16 * 1024 * 1024;

    /** The keys of a template that the API names otherwise. */
    private static final Map<String, String> TEMPLATE_KEYS =
            Map.of("name", "display_name", "headerFormat", "header_format", "cards", "carousel_cards");

    private final StateView view;
    private final Semaphore waiters = new Semaphore(ApiServer.WAITERS);
    private final Map<String, Handler> table = Map.ofEntries(
            Map.entry("getState", this::state),
            Map.entry("getCall", this::call),
            Map.entry("createCustomer", this::createCustomer),
            Map.entry("getCustomer", this::customer),
            Map.entry("act", this::act),
            Map.entry("reportStatus", this::reportStatus),
            Map.entry("createTemplate", this::createTemplate),
            Map.entry("reviewTemplate", this::reviewTemplate),
            Map.entry("createCampaign", this::createCampaign),
            Map.entry(
                    "saveWebhook",
                    call -> done(() -> call.sandbox().webhook().save(call.text("url"), call.text("secret")))),
            Map.entry("deleteWebhook", call -> done(call.sandbox().webhook()::close)),
            Map.entry("holdPosts", call -> done(call.sandbox().webhook()::hold)),
            Map.entry("releasePosts", this::releasePosts),
            Map.entry("repostFailed", call -> done(saved(call)::repostFailed)),
            Map.entry("repeatPost", this::repeatPost),
            Map.entry(
                    "postEvent",
                    call -> done(() -> saved(call).post(call.request().getBodyAsString()))),
            Map.entry("addFault", this::addFault),
            Map.entry("deleteFaults", call -> done(call.sandbox()::clearFaults)),
            Map.entry("setQuota", this::setQuota),
            Map.entry(
                    "setDelivery",
                    call -> done(() -> call.sandbox().delivery(DeliveryRules.of(JsonValues.map(call.body()))))),
            Map.entry("setClock", this::setClock),
            Map.entry(
                    "advanceClock", call -> done(() -> call.sandbox().advance(Duration.parse(call.text("duration"))))),
            Map.entry("storeMedia", this::storeMedia),
            Map.entry("reset", call -> done(call.sandbox()::reset)),
            Map.entry("getDocument", call -> Page.file(ApiDocument.CONTROL + ".yaml")
                    .build()));

    /** A request that the document allows. */
    record Call(ControlApi.Account account, Map<String, String> parameters, JsonNode body, Request request) {

        Sandbox sandbox() {
            return account.sandbox();
        }

        String parameter(String name) {
            return parameters.get(name);
        }

        String text(String key) {
            return JsonValues.text(body, key);
        }

        String text(String key, String otherwise) {
            return body.path(key).asText(otherwise);
        }
    }

    /** Returns the JSON of the response, null for none, or a complete response. */
    interface Handler {
        Object handle(Call call) throws InterruptedException;
    }

    Operations(List<ControlApi.Account> accounts) {
        this.view = new StateView(accounts);
    }

    Handler handler(String operationId) {
        return table.get(operationId);
    }

    Set<String> ids() {
        return table.keySet();
    }

    private static Object done(Runnable action) {
        action.run();
        return null;
    }

    /** What is named in the path and does not exist. */
    private static <T> T found(Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(404, e.getMessage());
        }
    }

    /** Waits on the server's thread, as WireMock's admin API requires; so only a few requests may wait at a time. */
    private Object state(Call call) throws InterruptedException {
        long since = Long.parseLong(call.parameters().getOrDefault("since", "-1"));
        int wait = Integer.parseInt(call.parameters().getOrDefault("wait", "0"));
        if (wait > 0 && call.sandbox().revision() == since) {
            if (!waiters.tryAcquire()) {
                return aResponse()
                        .withStatus(204)
                        .withHeader("Retry-After", "1")
                        .build();
            }
            try {
                call.sandbox().awaitChange(since, Duration.ofSeconds(wait));
            } finally {
                waiters.release();
            }
        }
        return call.sandbox().revision() == since ? null : view.of(call.account(), call.parameter("customer"));
    }

    private Object call(Call call) {
        CallLog.Details details =
                call.account().server().calls().details(found(() -> UUID.fromString(call.parameter("id"))));
        if (details == null) {
            throw new RefusedException(404, "The log has no call with this id, or not any more");
        }
        return details;
    }

    private Object createCustomer(Call call) {
        Map<String, Object> traits =
                new LinkedHashMap<>(JsonValues.map(call.body().path("traits")));
        if (call.body().has("name")) {
            traits.put("name", call.text("name"));
        }
        Customer customer = call.body().has("phone")
                ? call.sandbox().customer(phone(call.text("phone")))
                : call.sandbox().customerNamed(call.text("username"), call.text("userId"));
        return Map.of("id", customer.has(traits).contact().id());
    }

    private static String phone(String text) {
        return text.replaceAll("[ ().-]", "");
    }

    private Object customer(Call call) {
        return view.customer(call.account(), call.parameter("customer"));
    }

    private Object act(Call call) {
        String who = call.parameter("customer");
        Customer customer = call.sandbox().customer(who);
        if (who.contains("-")) {
            customer(call); // a phone creates its customer, an id must exist
        }
        if (call.body().has("messageId")) {
            customer = customer.at(UUID.fromString(call.text("messageId")));
        }
        String url = call.text("mediaUrl");
        String caption = call.text("caption");
        String text = call.text("text");
        switch (call.text("type")) {
            case "text" -> customer.says(text);
            case "image" -> customer.sendsImage(url, caption);
            case "document" -> customer.sendsDocument(url, caption);
            case "video" -> customer.sendsVideo(url, caption);
            case "audio" -> customer.sendsAudio(url);
            case "sticker" -> customer.sendsSticker(url);
            case "location" ->
                customer.sendsLocation(
                        call.body().path("latitude").asDouble(),
                        call.body().path("longitude").asDouble());
            case "contacts" -> customer.sendsContact(call.text("name"), call.text("phone"));
            case "reaction" -> customer.reacts(text);
            case "tap" -> customer.taps(call.text("button"));
            case "pick" -> customer.picks(call.text("row"));
            case "flow" -> customer.answersFlow(JsonValues.map(call.body().path("answers")));
            case "order" ->
                customer.orders(List.of(JsonValues.convert(call.body().path("items"), Shown.Item[].class)));
            case "pay" -> customer.paysOrder();
            case "orderStatus" -> customer.getsOrder(call.text("status"));
            case "edit" -> customer.edits(text);
            default -> customer.reads();
        }
        UUID newest = null;
        for (ChatMessage entry : customer.conversation()) {
            newest = entry.isOutbound() ? newest : entry.id();
        }
        return JsonValues.object("id", newest);
    }

    private Object reportStatus(Call call) {
        SentMessage message = found(() -> call.sandbox().message(UUID.fromString(call.parameter("id"))));
        switch (call.text("status")) {
            case "delivered" -> message.delivered();
            case "read" -> message.read();
            default -> message.fails(call.text("code", "131026"), call.text("reason", "Message undeliverable"));
        }
        return null;
    }

    private Object createTemplate(Call call) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("header_format", call.body().has("header") ? "TEXT" : null);
        JsonValues.map(call.body())
                .forEach((key, value) -> definition.put(TEMPLATE_KEYS.getOrDefault(key, key), value));
        return StateView.template(call.sandbox().addTemplate(call.text("language"), definition));
    }

    private Object reviewTemplate(Call call) {
        TemplateReview template = call.sandbox().template(call.parameter("name"), call.parameter("language"));
        return StateView.template(found(() -> call.body().has("category")
                ? template.getsCategory(call.text("category"))
                : call.text("status").equals("APPROVED")
                        ? template.getsApproved()
                        : template.getsRejected(call.text("reason"))));
    }

    private Object createCampaign(Call call) {
        String id = call.text("id", UUID.randomUUID().toString());
        return call.sandbox().addCampaign(id, call.text("name"), call.text("templateName"), call.text("language"));
    }

    private static Webhook saved(Call call) {
        Webhook webhook = call.sandbox().webhook();
        if (webhook.url() == null) {
            throw new IllegalStateException("No webhook is saved: PUT webhook with url and secret first");
        }
        return webhook;
    }

    private Object releasePosts(Call call) {
        Webhook webhook = call.sandbox().webhook();
        if (call.body().path("shuffled").asBoolean()) {
            Random random = call.body().has("seed")
                    ? new Random(call.body().path("seed").asLong())
                    : new Random();
            webhook.releaseShuffled(random, call.body().path("duplicates").asDouble());
        } else if (call.body().path("atOnce").asBoolean()) {
            webhook.releaseAtOnce();
        } else {
            webhook.release();
        }
        return null;
    }

    private Object repeatPost(Call call) {
        Webhook webhook = saved(call);
        long id = found(() -> Long.valueOf(call.parameter("id")));
        Runnable repeat = () -> webhook.repeat(id, call.body().path("times").asInt(1));
        if (!call.body().has("delay")) {
            return found(() -> done(repeat));
        }
        call.sandbox().later(Duration.parse(call.text("delay")), repeat);
        return null;
    }

    private Object addFault(Call call) {
        Fault fault =
                switch (call.text("kind")) {
                    case "status" -> Fault.status(call.body().path("status").asInt(500), call.text("body", ""));
                    case "rateLimited" -> Fault.rateLimited(call.text("retryAfter", "20"));
                    case "delay" -> Fault.delay(Duration.ZERO);
                    case "reset" -> Fault.reset();
                    case "empty" -> Fault.empty();
                    case "garbage" -> Fault.garbage();
                    default -> Fault.brokenBody();
                };
        if (call.body().has("delay")) {
            fault = fault.after(Duration.parse(call.text("delay")));
        }
        if (call.body().path("afterTheCall").asBoolean()) {
            fault = fault.afterTheCall();
        }
        call.sandbox()
                .inject(
                        ApiOperation.valueOf(call.text("operation")),
                        fault,
                        call.body().path("calls").asInt(1));
        return null;
    }

    private Object setQuota(Call call) {
        Map<String, Object> rules = JsonValues.fields(call.sandbox().quota());
        if (call.body().has("plan")) {
            rules.put("requestsPerMinute", 0); // the new plan's, unless the call has one
        }
        rules.putAll(JsonValues.map(call.body()));
        call.sandbox().quota(JsonValues.convert(rules, QuotaRules.class));
        return null;
    }

    private Object setClock(Call call) {
        call.sandbox().clock().speed(call.body().path("speed").asDouble());
        call.sandbox().advance(Duration.ZERO); // counts as a change of the state
        return null;
    }

    private Object storeMedia(Call call) {
        byte[] content = call.request().getBody();
        if (content == null || content.length == 0 || content.length > MAX_MEDIA) {
            throw new IllegalArgumentException("The body must be a file of 1 byte to 16 MB");
        }
        String name = call.parameters().getOrDefault("name", "file");
        String given = call.request().getHeader("Content-Type");
        String guessed = URLConnection.guessContentTypeFromName(name);
        String type = given != null ? given : guessed != null ? guessed : "application/octet-stream";
        return Map.of("url", call.account().server().media().put(name, type, content));
    }
}
