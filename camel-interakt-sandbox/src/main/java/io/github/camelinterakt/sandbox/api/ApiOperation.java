package io.github.camelinterakt.sandbox.api;

/** The operations of Interakt's public API. Method and path of each stand in the sandbox's OpenAPI document. */
public enum ApiOperation {
    /** Creates a contact, or replaces values of its traits and adds tags. */
    TRACK_USER("trackUser"),
    /** Records an event of a contact. */
    TRACK_EVENT("trackEvent"),
    /** Sends a WhatsApp message. */
    MESSAGE("message"),
    /** Sends an RCS message. */
    RCS_MESSAGE("rcsMessage"),
    /** Creates a campaign under which template messages are reported together. */
    CREATE_CAMPAIGN("createCampaign"),
    /** Lists contacts, a page a call. */
    GET_USERS("getUsers"),
    /** Looks contacts up by the number without its country code. */
    GET_USER_BY_PHONE("getUserByPhone"),
    /** Looks a contact up by the caller's own id of it. */
    GET_USER_BY_ID("getUserById"),
    /** Creates a template, which then waits for approval. */
    CREATE_TEMPLATE("createTemplate"),
    /** Uploads the media file of a template's header. */
    UPLOAD_MEDIA("uploadMedia"),
    /** Lists templates, a page a call. */
    GET_TEMPLATES("getTemplates"),
    /** Assigns a contact's chat to an agent. */
    ASSIGN_CHAT("assignChat");

    private final String operationId;

    ApiOperation(String operationId) {
        this.operationId = operationId;
    }

    /**
     * The operation's name in the OpenAPI document.
     *
     * @return the {@code operationId}
     */
    public String operationId() {
        return operationId;
    }

    /**
     * Finds an operation by its name in the OpenAPI document.
     *
     * @param operationId the name, such as {@code trackUser}
     * @return the operation
     * @throws IllegalArgumentException if there is none of that name
     */
    public static ApiOperation of(String operationId) {
        for (ApiOperation operation : values()) {
            if (operation.operationId.equals(operationId)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("No operation '" + operationId + "' in Interakt's API");
    }
}
