package io.github.camelinterakt.webhook;

import java.io.IOException;

/** Decides whether a request is authentic. It reads nothing of the body but its bytes. */
final class RequestVerifier {

    private static final String SIGNATURE_HEADER = "Interakt-Signature";

    private final boolean verifySignature;
    private final Secrets secrets;
    private final Secrets tokens;
    private final String tokenHeader;

    /**
     * A verifier as configured.
     *
     * @throws IllegalArgumentException if the configuration would accept unsigned requests without saying so
     */
    RequestVerifier(WebhookConfiguration configuration) {
        this.verifySignature = configuration.isVerifySignature();
        this.secrets = new Secrets(configuration.getWebhookSecret());
        this.tokens = new Secrets(configuration.getWebhookToken());
        this.tokenHeader = configuration.getWebhookTokenHeader();
        if (verifySignature && secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "interakt:webhook needs webhookSecret, the secret of Interakt's Developer"
                            + " Settings. For RCS, which is not signed, set verifySignature=false and webhookToken");
        }
        if (tokenHeader != null && tokens.isEmpty()) {
            throw new IllegalArgumentException("interakt:webhook has webhookTokenHeader, but no webhookToken");
        }
        if (configuration.getWebhookToken() != null && tokens.isEmpty()) {
            throw new IllegalArgumentException("interakt:webhook has an empty webhookToken");
        }
    }

    /** Whether the webhook accepts unsigned requests of everybody who reaches the URL. */
    boolean isOpen() {
        return !verifySignature && tokens.isEmpty();
    }

    /** Whether the token is part of the path. */
    boolean hasTokenInPath() {
        return !tokens.isEmpty() && tokenHeader == null;
    }

    /**
     * Checks a request.
     *
     * @return the response that refuses it, or null if it is authentic
     * @throws IOException if its body cannot be read
     */
    WebhookResponse refusal(Request request) throws IOException {
        if (!request.isPost()) {
            return WebhookResponse.METHOD_NOT_ALLOWED;
        }
        if (request.isTooLarge()) {
            return WebhookResponse.TOO_LARGE;
        }
        if (request.body().length == 0) {
            return WebhookResponse.BAD_REQUEST;
        }
        return isSigned(request) && hasToken(request) ? null : WebhookResponse.UNAUTHORIZED;
    }

    private boolean isSigned(Request request) throws IOException {
        String signature = verifySignature ? request.header(SIGNATURE_HEADER) : null;
        return !verifySignature || signature != null && secrets.haveSigned(request.body(), signature);
    }

    private boolean hasToken(Request request) {
        if (tokens.isEmpty()) {
            return true;
        }
        String token = tokenHeader == null ? request.lastPathSegment() : request.header(tokenHeader);
        return token != null && tokens.contain(token);
    }
}
