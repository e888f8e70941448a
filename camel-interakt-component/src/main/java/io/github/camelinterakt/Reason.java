package io.github.camelinterakt;

/** Why a call failed. The API has no error codes: responses differ in status and text. */
public enum Reason {
    /** The contact has not written within the last 24 hours, so only a template may be sent. */
    WINDOW_CLOSED("Send a template message instead, or wait until the customer writes."),
    /** Interakt does not know the contact. */
    CUSTOMER_UNKNOWN("Create the contact with interakt:trackUser first."),
    /** No approved template of that name and language is known to Interakt. */
    TEMPLATE_NOT_FOUND("Check name, language and approval of the template, and sync templates in the dashboard."),
    /** The template's approved category differs from the {@code templateCategory} of the call. */
    CATEGORY_MISMATCH("Check the template's category in the dashboard: it decides the price."),
    /** The API key was refused (401). */
    UNAUTHORIZED("Check the apiKey option: the secret key of Settings > Developer Settings in Interakt's dashboard."),
    /** The account's plan does not include the call (402 or 403). */
    NOT_ON_PLAN(null),
    /** Too many requests per minute (429). */
    RATE_LIMITED("Retry after the time in Retry-After, or send fewer calls per minute."),
    /** The call itself is wrong: refused locally before it was sent, or by Interakt (other 4xx, or {@code result: false}). */
    INVALID_REQUEST(null),
    /** Interakt returned a server error (5xx). */
    SERVER_ERROR("Interakt returned a server error; the request looks valid."),
    /** No complete response within {@code responseTimeout}, or no connection within {@code connectTimeout}. */
    TIMEOUT("See the options connectTimeout and responseTimeout."),
    /** Connecting failed, or the connection broke. */
    CONNECTION_FAILED("Check baseUrl, proxy and network."),
    /** The response is not the API's: not JSON, empty, cut short, or too large. */
    INVALID_RESPONSE("Check that baseUrl leads to Interakt and that no proxy or gateway responds in its place."),
    /** {@code maxQueued} calls of its priority wait for the quota already. */
    QUEUE_FULL("Slow the route down, raise maxQueued, or get a larger plan."),
    /** The call waited longer for the quota than its {@code ttl}. */
    EXPIRED("Raise its priority or its ttl, or send fewer calls."),
    /** The Camel context is stopping, and the call had not begun. */
    SHUTDOWN("Send it again when the context has started.");

    private final String advice;

    Reason(String advice) {
        this.advice = advice;
    }

    /** What to do, in a sentence; {@code null} where the exception's detail says it. */
    public String advice() {
        return advice;
    }
}
