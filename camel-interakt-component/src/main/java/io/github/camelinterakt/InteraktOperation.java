package io.github.camelinterakt;

/**
 * What an endpoint does: the first part of its URI, {@code interakt:operation}. Reads and {@link #trackUser} are
 * idempotent; every other operation may take effect twice when it is repeated.
 */
public enum InteraktOperation {
    /** Sends a WhatsApp message. */
    message("POST", "/message/", false),
    /** Sends an RCS message. */
    rcsMessage("POST", "/rcs/message/", false),
    /** Creates a contact or updates its traits and tags. */
    trackUser("POST", "/track/users/", true),
    /** Records an event on a contact's timeline. */
    trackEvent("POST", "/track/events/", false),
    /** Lists contacts: one page, or all of them as a stream. */
    getUsers("POST", "/apis/users/", true),
    /** Looks one contact up, by phone or by user id. */
    getUser("GET", "/apis/users/", true),
    /** Creates an API campaign, under which template messages are reported. */
    createCampaign("POST", "/create-campaign/", false),
    /** Submits a message template for approval. */
    createTemplate("POST", "/track/templates/", false),
    /** Assigns a contact's chat to an agent. */
    assignChat("POST", "/assignment/", false),
    /** Lists message templates: one page, or all of them as a stream. */
    getTemplates("GET", "/track/organization/templates", true),
    /** Uploads the media of a template's header. */
    uploadMedia("POST", "/track/files/upload_to_fb/?fileCategory=message_template_media", false),
    /** Polls for contacts that were created or changed: the contact feed. */
    users("POST", "/apis/users/", true),
    /** Polls for templates whose status, category or content changed. */
    templates("GET", "/track/organization/templates", true),
    /** Receives WhatsApp and RCS webhooks: one exchange per event. Does not call the API. */
    webhook(null, null, true);

    private final String method;
    private final String path;
    private final boolean idempotent;

    InteraktOperation(String method, String path, boolean idempotent) {
        this.method = method;
        this.path = path;
        this.idempotent = idempotent;
    }

    /** The HTTP method; {@code null} for an operation that does not call the API. */
    public String method() {
        return method;
    }

    /** The path below the base URL; {@code null} for an operation that does not call the API. */
    public String path() {
        return path;
    }

    /** Whether a route starts with it, in {@code from(...)}, instead of calling it in {@code to(...)}. */
    public boolean isConsumer() {
        return this == users || this == templates || this == webhook;
    }

    /** Whether it calls the API. */
    public boolean isApiCall() {
        return path != null;
    }

    /** Whether the operation may be repeated without a second effect. */
    public boolean isIdempotent() {
        return idempotent;
    }
}
