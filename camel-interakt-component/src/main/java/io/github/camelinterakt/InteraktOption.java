package io.github.camelinterakt;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelinterakt.model.MessageType;

import static io.github.camelinterakt.InteraktOperation.*;
import static io.github.camelinterakt.InteraktOption.Kind.*;

/**
 * The table of endpoint options and request headers, with the operations that use each. Validation at start, catalog and
 * documentation follow it: {@code TEMPLATE_NAME} is the option {@code templateName} and the header
 * {@code CamelInteraktTemplateName}.
 */
public enum InteraktOption {
    API_KEY(OPTION, InteraktOperation.values()),
    BASE_URL(OPTION),
    TYPE(BOTH, message, rcsMessage),
    TO(BOTH, message, rcsMessage),
    DEFAULT_REGION(OPTION, message, rcsMessage, trackUser, trackEvent, getUser, assignChat),
    TEMPLATE_NAME(BOTH, message, rcsMessage, createCampaign, getTemplates),
    LANGUAGE_CODE(BOTH, message, rcsMessage, createCampaign, getTemplates),
    TEMPLATE_CATEGORY(BOTH, message),
    BODY_VALUE(HEADER, message, rcsMessage),
    HEADER_VALUE(HEADER, message, rcsMessage),
    BUTTON_VALUE(HEADER, message, rcsMessage),
    CAMPAIGN_ID(BOTH, message, rcsMessage),
    CALLBACK_DATA(BOTH, message),
    FILE_NAME(BOTH, message, uploadMedia),
    CAPTION(BOTH, message),
    SMS_MESSAGE(BOTH, message, rcsMessage),
    SMS_SENDER_ID(BOTH, message, rcsMessage),
    SMS_ENTITY_ID(BOTH, message, rcsMessage),
    SMS_TEMPLATE_ID(BOTH, message, rcsMessage),
    SMS_VARIABLES(HEADER, message, rcsMessage),
    TEMPLATE_VALUE_POLICY(OPTION, message, rcsMessage),
    BLANK_TEMPLATE_VALUE(OPTION, message, rcsMessage),
    PHONE(HEADER, message, rcsMessage, trackUser, trackEvent, getUser, assignChat),
    USER_ID(HEADER, trackUser, trackEvent, getUser),
    EVENT_NAME(BOTH, trackEvent),
    LOOKUP_BY(OPTION, getUser),
    CAMPAIGN_NAME(BOTH, createCampaign),
    AGENT_EMAIL(BOTH, assignChat),
    CHANNEL_ID(BOTH, assignChat),
    MEDIA_TYPE(BOTH, uploadMedia),
    ALL_PAGES(OPTION, getUsers, getTemplates),
    OFFSET(BOTH, getUsers, getTemplates),
    LIMIT(BOTH, getUsers),
    APPROVAL_STATUS(OPTION, getTemplates),
    PREFLIGHT(OPTION, message, rcsMessage, trackUser, trackEvent, getUsers, createCampaign, createTemplate, assignChat),
    TRAIT_POLICY(OPTION, trackUser, trackEvent),
    NESTED_TRAITS(OPTION, trackUser, trackEvent),
    VALIDATE_TEMPLATE(OPTION, message, createCampaign),
    PRIORITY(BOTH),
    TTL(BOTH),
    MAXIMUM_RETRIES(OPTION),
    MAPPING(OPTION, trackUser, trackEvent, users),
    DELTA(OPTION, trackUser),
    ECHOES(OPTION, users, webhook),
    SINCE(OPTION, users),
    FILTER_BY(OPTION, users),
    OVERLAP(OPTION, users),
    BATCH_SIZE(OPTION, users),
    CHECKPOINT(OPTION, users, templates),
    CHECKPOINT_KEY(OPTION, users, templates),
    CHECKPOINT_REQUIRED(OPTION, users),
    MAX_MESSAGES_PER_POLL(OPTION, users, templates),
    FEED_ATTEMPTS(OPTION, users, templates),
    ON_FAILURE(OPTION, users, templates),
    PATH(OPTION, webhook),
    WEBHOOK_SECRET(OPTION, webhook),
    VERIFY_SIGNATURE(OPTION, webhook),
    WEBHOOK_TOKEN(OPTION, webhook),
    ACK(OPTION, webhook),
    ACK_DEADLINE(OPTION, webhook),
    ACCEPT_AT_DEADLINE(OPTION, webhook),
    STATUS_ORDER(OPTION, webhook),
    FLOW_ANSWERS(OPTION, webhook),
    EVENTS(OPTION, webhook),
    CUSTOMER_MESSAGES_ONLY(OPTION, webhook),
    INBOX(OPTION, webhook),
    INBOX_TABLE(OPTION, webhook),
    CONCURRENT_CONSUMERS(OPTION, webhook),
    ORDER_BY_CUSTOMER(OPTION, webhook),
    MAX_ATTEMPTS(OPTION, webhook),
    // Camel's own: on every endpoint, because one class serves all operations.
    BACKOFF_ERROR_THRESHOLD(OPTION, users, templates),
    BACKOFF_IDLE_THRESHOLD(OPTION, users, templates),
    BACKOFF_MULTIPLIER(OPTION, users, templates),
    DELAY(OPTION, users, templates),
    GREEDY(OPTION, users, templates),
    INITIAL_DELAY(OPTION, users, templates),
    POLL_STRATEGY(OPTION, users, templates),
    REPEAT_COUNT(OPTION, users, templates),
    RUN_LOGGING_LEVEL(OPTION, users, templates),
    SCHEDULED_EXECUTOR_SERVICE(OPTION, users, templates),
    SCHEDULER(OPTION, users, templates),
    SCHEDULER_PROPERTIES(OPTION, users, templates),
    SEND_EMPTY_MESSAGE_WHEN_IDLE(OPTION, users, templates),
    START_SCHEDULER(OPTION, users, templates),
    TIME_UNIT(OPTION, users, templates),
    USE_FIXED_DELAY(OPTION, users, templates),
    BRIDGE_ERROR_HANDLER(OPTION, users, templates, webhook),
    EXCEPTION_HANDLER(OPTION, users, templates, webhook),
    EXCHANGE_PATTERN(OPTION, users, templates, webhook);

    enum Kind {
        OPTION,
        HEADER,
        BOTH
    }

    private static final Set<MessageType> CAPTIONED =
            EnumSet.of(MessageType.Image, MessageType.Document, MessageType.Video, MessageType.Audio);

    private final String option;
    private final String header;
    private final Set<InteraktOperation> operations;

    /** Without operations, all that call the API use it. */
    InteraktOption(Kind kind, InteraktOperation... operations) {
        String name = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        this.option = kind == HEADER ? null : Character.toLowerCase(name.charAt(0)) + name.substring(1);
        this.header = kind == OPTION ? null : "CamelInterakt" + name;
        Set<InteraktOperation> users = EnumSet.noneOf(InteraktOperation.class);
        Collections.addAll(users, operations.length == 0 ? InteraktOperation.values() : operations);
        users.removeIf(operation -> operations.length == 0 && !operation.isApiCall());
        this.operations = Collections.unmodifiableSet(users);
    }

    /** The option's name; {@code null} if there is only a header. */
    public String option() {
        return option;
    }

    /** The header's name; {@code null} if there is only an option. */
    public String header() {
        return header;
    }

    /** Whether the operation can use it. */
    public boolean isFor(InteraktOperation operation) {
        return operations.contains(operation);
    }

    /** Whether a message of that type can use it. */
    public boolean isFor(InteraktOperation operation, MessageType type) {
        if (!isFor(operation)) {
            return false;
        }
        return switch (this) {
            case TEMPLATE_NAME,
                    LANGUAGE_CODE,
                    TEMPLATE_CATEGORY,
                    CAMPAIGN_ID,
                    BODY_VALUE,
                    HEADER_VALUE,
                    BUTTON_VALUE,
                    TEMPLATE_VALUE_POLICY,
                    BLANK_TEMPLATE_VALUE -> type == MessageType.Template;
            case SMS_MESSAGE, SMS_SENDER_ID, SMS_ENTITY_ID, SMS_TEMPLATE_ID, SMS_VARIABLES ->
                type == MessageType.Template || operation == rcsMessage;
            case FILE_NAME -> CAPTIONED.contains(type) || type == MessageType.Template;
            case CAPTION -> CAPTIONED.contains(type);
            default -> true;
        };
    }

    /** The operations that use it, as text: {@code message, rcsMessage}. */
    public String operations() {
        if (operations.size() == InteraktOperation.values().length) {
            return "all operations";
        }
        return isFor(uploadMedia) && isFor(users)
                ? "all operations except webhook"
                : operations.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The options that a URI gives, in any of the spellings that Camel binds; refuses those that the operation cannot use. */
    static Set<InteraktOption> of(InteraktOperation operation, Collection<String> names) {
        Set<String> given = names.stream()
                .map(name -> name.replaceFirst("\\..*", "").replace("-", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<InteraktOption> options = EnumSet.allOf(InteraktOption.class);
        options.removeIf(option -> option.option == null || !given.contains(option.option.toLowerCase(Locale.ROOT)));
        for (InteraktOption option : options) {
            if (!option.isFor(operation)) {
                throw new IllegalArgumentException("interakt:" + operation + " does not support the option "
                        + option.option + ": remove it from the URI. It is for " + option.operations());
            }
        }
        return options;
    }
}
