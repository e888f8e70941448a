package io.github.camelinterakt.internal.preflight;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelinterakt.InteraktOperation;
import io.github.camelinterakt.Rule;
import io.github.camelinterakt.internal.json.Json;

import static io.github.camelinterakt.internal.preflight.Check.*;

/**
 * The tables of rules, one for each kind of request. Fields without which a request cannot be built (a recipient, a template's
 * name, a text) are checked by the producers.
 */
final class Rules {

    private static final Check FALLBACK = all(
            optional(NOT_EMPTY, "fallback"),
            required(oneOf("sms"), "fallback[].channel"),
            required(SMS_SENDER_ID, "fallback[].sender_id"),
            required(oneOf("default"), "fallback[].provider_name"),
            required(OBJECT, "fallback[].content"),
            required(TEXT, "fallback[].content.message"),
            required(ANY, "fallback[].pe_id", "fallback[].content.dlt_te_id"),
            optional(LIST, "fallback[].content.variables"));

    private static final Check VALUES = all(
            optional(TEMPLATE_VALUE, "headerValues[]", "bodyValues[]", "buttonValues*[]"),
            required(LIST, "buttonValues*"),
            optional(BUTTON_INDEX, "buttonValues*"));

    private static final Check TEMPLATE = all(
            VALUES,
            at("carouselCards[]", VALUES),
            required(LIST, "order_details[].order_items"),
            at("order_details[]", required(ANY, "reference_id", "subtotal", "total_amount", "currency")),
            at("order_details[].order_items[]", required(ANY, "name", "quantity", "amount")),
            at("order_details[].shipping_addresses[]", required(ANY, "name", "phone_number", "address")),
            at("order_details[].shipping_addresses[]", required(ANY, "city", "state", "in_pin_code", "country")),
            required(OBJECT, "order_status.order"),
            required(ANY, "order_status.reference_id", "order_status.order.status"));

    private static final Check INTERACTIVE = all(
            optional(URL, "header.image.link", "header.video.link", "header.document.link"),
            required(OBJECT, "body", "action"),
            required(atMost(1024), "body.text"),
            optional(atMost(60), "header.text", "footer.text"));

    private static final Check BUTTON_MESSAGE = all(
            INTERACTIVE,
            required(oneOf("button"), "type"),
            required(listOf(3, Rule.BUTTON_COUNT), "action.buttons"),
            required(oneOf("reply"), "action.buttons[].type"),
            required(OBJECT, "action.buttons[].reply"),
            required(atMost(256), "action.buttons[].reply.id"),
            optional(unique("/reply/id"), "action.buttons"),
            required(atMost(20), "action.buttons[].reply.title"));

    private static final Check LIST_MESSAGE = all(
            INTERACTIVE,
            required(oneOf("list"), "type"),
            required(atMost(20), "action.button"),
            required(LIST, "action.sections", "action.sections[].rows"),
            optional(Rules::checkSections, "action.sections"),
            optional(atMost(24), "action.sections[].title"),
            required(atMost(200), "action.sections[].rows[].id"),
            required(atMost(24), "action.sections[].rows[].title"),
            optional(atMost(72), "action.sections[].rows[].description"));

    private static final Check PERSON = keys("userId fullPhoneNumber countryCode phoneNumber");

    private static final Check MESSAGE = all(
            PERSON,
            keys("type callbackData campaignId template template_category fallback data message contentInfo"),
            at(
                    "template",
                    keys("name languageCode fileName headerValues bodyValues buttonValues carouselCards order_details"
                            + " order_status")),
            at("template.carouselCards[]", keys("headerValues bodyValues buttonValues")),
            at("data", keys("message mediaUrl fileName")),
            at("fallback[].content", keys("message dlt_te_id variables")),
            at("fallback[]", keys("channel sender_id provider_name content pe_id")));

    private static final Check WHATSAPP = all(
            MESSAGE,
            optional(CALLBACK_DATA, "callbackData"),
            optional(MESSAGE_TEXT, "{type=Text}.data.message"),
            optional(MEDIA_URL, "data.mediaUrl"),
            at("{type=Template}", optional(oneOf("utility", "marketing", "authentication"), "template_category")),
            at("{type=Template}", FALLBACK),
            at("{type=Template}.template", TEMPLATE),
            at("{type=InteractiveButton}.data.message", BUTTON_MESSAGE),
            at("{type=InteractiveList}.data.message", LIST_MESSAGE));

    private static final Check SUGGESTED =
            all(required(OBJECT, "postBack"), required(TEXT, "plainText", "postBack.data"));

    private static final Check ACTION = all(
            SUGGESTED,
            required(URL, "openUrl.url"),
            required(ANY, "dialerAction.phoneNumber"),
            required(OBJECT, "showLocation.coordinAtes"),
            required(within(90, Rule.COORDINATE), "showLocation.coordinAtes.latitude"),
            required(within(180, Rule.COORDINATE), "showLocation.coordinAtes.longitude"),
            required(TIME_WITH_SECONDS, "createCalendarEvent.startTime", "createCalendarEvent.endTime"),
            required(TEXT, "createCalendarEvent.title"));

    private static final Check SUGGESTIONS = all(
            optional(listOf(4, Rule.SUGGESTION_COUNT), "suggestions"),
            required(OBJECT, "suggestions[]{!reply}.action"),
            at("suggestions[].reply", SUGGESTED),
            at("suggestions[]{!reply}.action", ACTION));

    private static final Check CARD = all(
            SUGGESTIONS,
            required(TEXT, "cardTitle"),
            required(OBJECT, "cardMedia", "cardMedia.contentInfo"),
            required(oneOf("SHORT", "MEDIUM", "TALL"), "cardMedia.mediaHeight"),
            required(URL, "cardMedia.contentInfo.fileUrl"),
            optional(URL, "cardMedia.contentInfo.thumbnailUrl"));

    private static final Check CAROUSEL = all(
            required(oneOf("SMALL_WIDTH", "MEDIUM_WIDTH"), "cardWidth"),
            required(LIST, "contents"),
            at("contents[]", CARD));

    private static final Check STANDALONE = all(
            required(oneOf("VERTICAL", "HORIZONTAL"), "cardOrientation"),
            required(OBJECT, "content"),
            at("content", CARD));

    private static final Check RCS = all(
            MESSAGE,
            FALLBACK,
            at("{type=Template}.template", TEMPLATE),
            optional(URL_UNLESS_BLANK, "{type=Image}.contentInfo.fileUrl"),
            optional(URL, "{type=Image}.contentInfo.thumbnailUrl"),
            optional(TEXT, "message.plainText"),
            at("message", SUGGESTIONS),
            suggested("QR", "reply"),
            suggested("BUTTON_URL", "action.openUrl"),
            suggested("DIALER_ACTION", "action.dialerAction"),
            suggested("Location", "action.showLocation"),
            suggested("Calender", "action.createCalendarEvent"),
            required(OBJECT, "{type=CAROUSEL}.message.richCardDetails.carousel"),
            required(OBJECT, "{type=STANDALONE_CAROUSEL}.message.richCardDetails.standalone"),
            at("message.richCardDetails.carousel", CAROUSEL),
            at("message.richCardDetails.standalone", STANDALONE));

    private static final Check CONTACT = all(
            PERSON,
            keys("traits tags createdAt add_to_sales_cycle"),
            noKeys(Rule.TRAIT_OUTSIDE, "name", "fullname", "firstname", "lastname", "email", "emailid", "emailaddress"),
            optional(TAG, "tags[]"),
            optional(BOOLEAN, "add_to_sales_cycle"),
            optional(TIME, "createdAt"));

    private static final Check EVENT = all(PERSON, keys("event traits"));

    private static final Check FILTERS = all(
            at("filters[]", keys("trait op val supr_op")),
            optional(Rules::checkJoined, "filters"),
            required(oneOf("created_at_utc", "modified_at_utc"), "filters[].trait"),
            required(TEXT, "filters[].op"),
            required(TIME_OR_DATE, "filters[].val"),
            optional(oneOf("and"), "filters[].supr_op"));

    private static final Check CAMPAIGN = all(
            keys("campaign_name campaign_type template_name language_code"),
            required(oneOf("PublicAPI"), "campaign_type"));

    private static final Check BUTTON = all(
            required(TEXT, "text"), required(ANY, "{type=PHONE_NUMBER}.phone_number"), required(URL, "{type=URL}.url"));

    private static final Check BUTTON_OF_ANY_TYPE =
            all(BUTTON, required(oneOf("PHONE_NUMBER", "URL", "QUICK_REPLY"), "type"));

    private static final Check TEMPLATE_KEYS =
            keys("header_format header header_text header_handle header_handle_file_url"
                    + " header_handle_file_name body body_text buttons button_text");

    private static final Check CREATED_TEMPLATE = all(
            TEMPLATE_KEYS,
            keys("display_name language category footer button_type carousel_cards"),
            at("carousel_cards[]", TEMPLATE_KEYS, keys("card_index cardTitle")),
            required(TEXT, "display_name", "body", "{header_format=TEXT}.header"),
            required(LANGUAGE_NAME, "language"),
            required(oneOf("Utility", "Marketing", "Authentication"), "category"),
            optional(oneOf("TEXT", "IMAGE", "VIDEO", "DOCUMENT"), "header_format"),
            required(LIST, "{header_format=IMAGE}.header_handle", "{header_format=VIDEO}.header_handle"),
            required(LIST, "{header_format=DOCUMENT}.header_handle"),
            optional(URL, "header_handle_file_url", "carousel_cards[].header_handle_file_url"),
            samples("body_text", "body"),
            at("{header_format=TEXT}", samples("header_text", "header")),
            optional(oneOf("Call To Action", "Quick Replies"), "button_type"),
            required(LIST, "{button_type=Call To Action}.buttons", "{button_type=Quick Replies}.buttons"),
            required(oneOf("PHONE_NUMBER", "URL"), "{button_type=Call To Action}.buttons[].type"),
            required(oneOf("QUICK_REPLY"), "{button_type=Quick Replies}.buttons[].type"),
            required(TEXT, "buttons[].text"),
            at("{button_type=Call To Action}.buttons[]", BUTTON),
            at("{!button_type}.buttons[]", BUTTON_OF_ANY_TYPE),
            required(CARD_INDEX, "carousel_cards[].card_index"),
            required(TEXT, "carousel_cards[].header_format", "carousel_cards[].body"),
            at("carousel_cards[]", samples("body_text", "body")),
            at("carousel_cards[].buttons[]", BUTTON_OF_ANY_TYPE));

    private static final Map<InteraktOperation, Check> BY_OPERATION = Map.of(
            InteraktOperation.message, WHATSAPP,
            InteraktOperation.rcsMessage, RCS,
            InteraktOperation.trackUser, CONTACT,
            InteraktOperation.trackEvent, EVENT,
            InteraktOperation.getUsers, FILTERS,
            InteraktOperation.createCampaign, CAMPAIGN,
            InteraktOperation.assignChat, keys("user_phone_number agent_email wc_id"),
            InteraktOperation.createTemplate, CREATED_TEMPLATE);

    private Rules() {}

    /** The rules of an operation's request, except those of traits: see {@link TraitRules}. */
    static Check of(InteraktOperation operation) {
        return BY_OPERATION.getOrDefault(operation, ANY);
    }

    /** The check for a type of RCS message whose suggestions are all of the same kind. */
    private static Check suggested(String type, String kind) {
        String suggestions = "{type=" + type + "}.message.suggestions";
        return all(required(LIST, suggestions), required(OBJECT, suggestions + "[]." + kind));
    }

    private static void checkSections(JsonNode sections, String pointer, Preflight preflight) {
        ArrayNode rows = Json.object().arrayNode();
        sections.forEach(section -> section.path("rows").forEach(rows::add));
        if (rows.size() > 10) {
            preflight.add(pointer, Rule.ROW_COUNT, sections);
        }
        if (!isUnique(rows, "/id")) {
            preflight.add(pointer, Rule.UNIQUE_ID, sections);
        }
        if (sections.size() > 1) {
            required(TEXT, "[].title").check(sections, pointer, preflight);
        }
    }

    private static void checkJoined(JsonNode filters, String pointer, Preflight preflight) {
        for (int i = 1; i < filters.size(); i++) {
            required(oneOf("and"), "supr_op").check(filters.get(i), pointer + "/" + i, preflight);
        }
    }
}
