package io.github.camelinterakt.sandbox.api;

import java.util.stream.Stream;

/** The operations of Interakt's public API. The OpenAPI document defines the method and path of each. */
public enum ApiOperation {
    /** Creates a contact, or replaces its given traits and adds tags. */
    TRACK_USER("trackUser"),
    /** Records an event of a contact. */
    TRACK_EVENT("trackEvent"),
    /** Sends a WhatsApp message. */
    MESSAGE("message"),
    /** Sends an RCS message. */
    RCS_MESSAGE("rcsMessage"),
    /** Creates a campaign under which template messages are reported together. */
    CREATE_CAMPAIGN("createCampaign"),
    /** Returns one page of the contact list. */
    GET_USERS("getUsers"),
    /** Looks up contacts by the phone number without its country code. */
    GET_USER_BY_PHONE("getUserByPhone"),
    /** Looks up a contact by its id in the caller's system. */
    GET_USER_BY_ID("getUserById"),
    /** Creates a template, which needs approval. */
    CREATE_TEMPLATE("createTemplate"),
    /** Uploads the media file of a template's header. */
    UPLOAD_MEDIA("uploadMedia"),
    /** Returns one page of the template list. */
    GET_TEMPLATES("getTemplates"),
    /** Assigns a contact's chat to an agent. */
    ASSIGN_CHAT("assignChat");

    private final String operationId;

    ApiOperation(String operationId) {
        this.operationId = operationId;
    }

    /** The operation's name in the OpenAPI document. */
    public String operationId() {
        return operationId;
    }

    /** Finds an operation by its name in the OpenAPI document. */
    public static ApiOperation of(String operationId) {
        return Stream.of(values())
                .filter(operation -> operation.operationId.equals(operationId))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No operation '" + operationId + "' in Interakt's API"));
    }
}
