package io.github.camelinterakt.preflight;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.InteraktOperation;

import static io.github.camelinterakt.preflight.Check.*;

/**
 * The tables of rules, one for each kind of request. Fields without which a request cannot be made (a recipient, a template's
 * name, a text) are checked where it is made.
 */
final class Rules {

    private static final Check SECTIONS = (sections, pointer, preflight) -> {
        int rows = 0;
        for (JsonNode section : sections) {
            rows += section.path("rows").size();
        }
        if (rows > 10) {
            preflight.add(pointer, Rule.ROW_COUNT, sections, Rule.ROW_COUNT.text());
        }
        if (sections.size() > 1) {
            required("[].title", TEXT).check(sections, pointer, preflight);
        }
    };

    private static final Check JOINED = (filters, pointer, preflight) -> {
        for (int i = 1; i < filters.size(); i++) {
            required("supr_op", oneOf("and")).check(filters.get(i), pointer + "/" + i, preflight);
        }
    };

    private static final Check VALUES = all(
            optional("headerValues", LIST),
            optional("headerValues[]", TEMPLATE_VALUE),
            optional("bodyValues", LIST),
            optional("bodyValues[]", TEMPLATE_VALUE),
            optional("buttonValues", OBJECT),
            required("buttonValues*", LIST),
            optional("buttonValues*", BUTTON_INDEX),
            optional("buttonValues*[]", TEMPLATE_VALUE));

    private static final Check TEMPLATE = all(
            VALUES,
            optional("carouselCards", OBJECTS),
            at("carouselCards[]", VALUES),
            optional("order_details", OBJECTS),
            present("order_details[]", "reference_id", "subtotal", "total_amount", "currency"),
            required("order_details[].order_items", OBJECTS),
            present("order_details[].order_items[]", "name", "quantity", "amount"),
            optional("order_details[].shipping_addresses", OBJECTS),
            present("order_details[].shipping_addresses[]", "name", "phone_number", "address", "city", "state"),
            present("order_details[].shipping_addresses[]", "in_pin_code", "country"),
            optional("order_status", OBJECT),
            required("order_status.reference_id", ANY),
            required("order_status.order", OBJECT),
            required("order_status.order.status", ANY));

    private static final Check FALLBACK = all(
            optional("fallback", NOT_EMPTY),
            optional("fallback", OBJECTS),
            required("fallback[].channel", oneOf("sms")),
            required("fallback[].sender_id", SMS_SENDER_ID),
            required("fallback[].pe_id", ANY),
            required("fallback[].provider_name", oneOf("default")),
            required("fallback[].content", OBJECT),
            required("fallback[].content.message", TEXT),
            required("fallback[].content.dlt_te_id", ANY),
            optional("fallback[].content.variables", LIST));

    private static final Check INTERACTIVE = all(
            optional("header", OBJECT),
            optional("header.image", OBJECT),
            optional("header.image.link", URL),
            optional("header.video", OBJECT),
            optional("header.video.link", URL),
            optional("header.document", OBJECT),
            optional("header.document.link", URL),
            required("body", OBJECT),
            required("body.text", TEXT),
            required("action", OBJECT));

    private static final Check BUTTON_MESSAGE = all(
            required("type", oneOf("button")),
            INTERACTIVE,
            required("action.buttons", listOf(3, Rule.BUTTON_COUNT)),
            optional("action.buttons[]", OBJECT),
            required("action.buttons[].type", oneOf("reply")),
            required("action.buttons[].reply", OBJECT),
            required("action.buttons[].reply.id", TEXT),
            required("action.buttons[].reply.title", atMost(20, Rule.BUTTON_TITLE)));

    private static final Check LIST_MESSAGE = all(
            required("type", oneOf("list")),
            INTERACTIVE,
            required("action.button", TEXT),
            required("action.sections", LIST),
            optional("action.sections", SECTIONS),
            optional("action.sections[]", OBJECT),
            required("action.sections[].rows", OBJECTS),
            required("action.sections[].rows[].id", TEXT),
            required("action.sections[].rows[].title", atMost(24, Rule.ROW_TITLE)),
            optional("action.sections[].rows[].description", atMost(72, Rule.ROW_DESCRIPTION)));

    private static final Check WHATSAPP = all(
            optional("callbackData", CALLBACK_DATA),
            optional("{type=Template}.template_category", oneOf("utility", "marketing", "authentication")),
            at("{type=Template}.template", TEMPLATE),
            at("{type=Template}", FALLBACK),
            at("{type=InteractiveButton}.data.message", BUTTON_MESSAGE),
            at("{type=InteractiveList}.data.message", LIST_MESSAGE),
            optional("{type=Text}.data.message", MESSAGE_TEXT),
            optional("data.mediaUrl", MEDIA_URL));

    private static final Check SUGGESTED =
            all(required("plainText", TEXT), required("postBack", OBJECT), required("postBack.data", TEXT));

    private static final Check ACTION = all(
            SUGGESTED,
            optional("openUrl", OBJECT),
            required("openUrl.url", URL),
            optional("dialerAction", OBJECT),
            required("dialerAction.phoneNumber", ANY),
            optional("showLocation", OBJECT),
            required("showLocation.coordinAtes", OBJECT),
            required("showLocation.coordinAtes.latitude", within(90, Rule.COORDINATE)),
            required("showLocation.coordinAtes.longitude", within(180, Rule.COORDINATE)),
            optional("createCalendarEvent", OBJECT),
            required("createCalendarEvent.startTime", TIME_WITH_SECONDS),
            required("createCalendarEvent.endTime", TIME_WITH_SECONDS),
            required("createCalendarEvent.title", TEXT));

    private static final Check SUGGESTIONS = all(
            optional("suggestions", listOf(4, Rule.SUGGESTION_COUNT)),
            optional("suggestions[]", OBJECT),
            optional("suggestions[].reply", OBJECT),
            at("suggestions[].reply", SUGGESTED),
            required("suggestions[]{!reply}.action", OBJECT),
            at("suggestions[]{!reply}.action", ACTION));

    private static final Check CARD = all(
            required("cardTitle", TEXT),
            required("cardMedia", OBJECT),
            required("cardMedia.mediaHeight", oneOf("SHORT", "MEDIUM", "TALL")),
            required("cardMedia.contentInfo", OBJECT),
            required("cardMedia.contentInfo.fileUrl", URL),
            optional("cardMedia.contentInfo.thumbnailUrl", URL),
            SUGGESTIONS);

    private static final Check RCS = all(
            FALLBACK,
            at("{type=Template}.template", TEMPLATE),
            optional("{type=Image}.contentInfo.fileUrl", URL_UNLESS_BLANK),
            optional("{type=Image}.contentInfo.thumbnailUrl", URL),
            optional("message.plainText", TEXT),
            optional("message.richCardDetails", OBJECT),
            at("message", SUGGESTIONS),
            suggested("QR", "reply"),
            suggested("BUTTON_URL", "action.openUrl"),
            suggested("DIALER_ACTION", "action.dialerAction"),
            suggested("Location", "action.showLocation"),
            suggested("Calender", "action.createCalendarEvent"),
            required("{type=CAROUSEL}.message.richCardDetails.carousel", OBJECT),
            required("message.richCardDetails.carousel.cardWidth", oneOf("SMALL_WIDTH", "MEDIUM_WIDTH")),
            required("message.richCardDetails.carousel.contents", OBJECTS),
            at("message.richCardDetails.carousel.contents[]", CARD),
            required("{type=STANDALONE_CAROUSEL}.message.richCardDetails.standalone", OBJECT),
            required("message.richCardDetails.standalone.cardOrientation", oneOf("VERTICAL", "HORIZONTAL")),
            required("message.richCardDetails.standalone.content", OBJECT),
            at("message.richCardDetails.standalone.content", CARD));

    private static final Check CONTACT = all(
            optional("tags", LIST),
            optional("tags[]", TAG),
            optional("add_to_sales_cycle", BOOLEAN),
            optional("createdAt", TIME));

    private static final Check FILTERS = all(
            optional("filters", LIST),
            optional("filters", JOINED),
            optional("filters[]", OBJECT),
            required("filters[].trait", oneOf("created_at_utc", "modified_at_utc")),
            required("filters[].op", TEXT),
            required("filters[].val", TIME_OR_DATE),
            optional("filters[].supr_op", oneOf("and")));

    private static final Check CAMPAIGN = all(required("campaign_type", oneOf("PublicAPI")));

    private static final Check TEMPLATE_BUTTON = all(
            required("text", TEXT), required("{type=PHONE_NUMBER}.phone_number", ANY), required("{type=URL}.url", URL));

    private static final Check CREATED_TEMPLATE = all(
            required("display_name", TEXT),
            required("language", LANGUAGE_NAME),
            required("category", oneOf("Utility", "Marketing", "Authentication")),
            optional("header_format", oneOf("TEXT", "IMAGE", "VIDEO", "DOCUMENT")),
            required("{header_format=TEXT}.header", TEXT),
            at("{header_format=TEXT}", samples("header_text", "header")),
            required("{header_format=IMAGE}.header_handle", LIST),
            required("{header_format=VIDEO}.header_handle", LIST),
            required("{header_format=DOCUMENT}.header_handle", LIST),
            optional("header_handle_file_url", URL),
            required("body", TEXT),
            samples("body_text", "body"),
            optional("button_type", oneOf("Call To Action", "Quick Replies")),
            required("{button_type=Call To Action}.buttons", LIST),
            required("{button_type=Quick Replies}.buttons", LIST),
            optional("buttons", OBJECTS),
            required("{button_type=Call To Action}.buttons[].type", oneOf("PHONE_NUMBER", "URL")),
            required("{button_type=Quick Replies}.buttons[].type", oneOf("QUICK_REPLY")),
            required("{!button_type}.buttons[].type", oneOf("PHONE_NUMBER", "URL", "QUICK_REPLY")),
            required("buttons[].text", TEXT),
            required("{button_type=Call To Action}.buttons[]{type=PHONE_NUMBER}.phone_number", ANY),
            required("{button_type=Call To Action}.buttons[]{type=URL}.url", URL),
            at("{!button_type}.buttons[]", TEMPLATE_BUTTON),
            optional("carousel_cards", OBJECTS),
            required("carousel_cards[].card_index", CARD_INDEX),
            required("carousel_cards[].header_format", TEXT),
            optional("carousel_cards[].header_handle_file_url", URL),
            required("carousel_cards[].body", TEXT),
            at("carousel_cards[]", samples("body_text", "body")),
            optional("carousel_cards[].buttons", OBJECTS),
            required("carousel_cards[].buttons[].type", oneOf("PHONE_NUMBER", "URL", "QUICK_REPLY")),
            at("carousel_cards[].buttons[]", TEMPLATE_BUTTON));

    private static final Map<InteraktOperation, Check> BY_OPERATION = Map.of(
            InteraktOperation.message, WHATSAPP,
            InteraktOperation.rcsMessage, RCS,
            InteraktOperation.trackUser, CONTACT,
            InteraktOperation.getUsers, FILTERS,
            InteraktOperation.createCampaign, CAMPAIGN,
            InteraktOperation.createTemplate, CREATED_TEMPLATE);

    private Rules() {}

    /** A type of RCS message whose suggestions are all of one kind. */
    private static Check suggested(String type, String kind) {
        String suggestions = "{type=" + type + "}.message.suggestions";
        return all(required(suggestions, LIST), required(suggestions + "[]." + kind, OBJECT));
    }

    /** Reports the rules that a request breaks, except those of traits: see {@link TraitRules}. */
    static void check(InteraktOperation operation, ObjectNode request, Preflight preflight) {
        BY_OPERATION.getOrDefault(operation, ANY).check(request, "", preflight);
    }
}
