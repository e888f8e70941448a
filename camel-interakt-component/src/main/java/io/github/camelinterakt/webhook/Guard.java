package io.github.camelinterakt.webhook;

import java.io.IOException;

/** Decides whether a request may be believed. It looks at nothing of the body but its bytes. */
final class Guard {

    private final SignatureVerifier signatures;
    private final Secrets tokens;
    private final String tokenHeader;
    private final int maxBodySize;

    /**
     * A guard as configured.
     *
     * @throws IllegalArgumentException if the configuration would let everybody in without saying so
     */
    Guard(WebhookConfiguration configuration) {
        Secrets secrets = Secrets.of(configuration.getWebhookSecret());
        this.tokens = Secrets.of(configuration.getWebhookToken());
        this.tokenHeader = configuration.getWebhookTokenHeader();
        this.maxBodySize = configuration.getMaxBodySize();
        if (configuration.isVerifySignature() && secrets.isEmpty()) {
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
        if (maxBodySize < 1 || maxBodySize == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The option maxBodySize of interakt:webhook must be from 1 to "
                    + (Integer.MAX_VALUE - 1) + " bytes, and is " + maxBodySize);
        }
        this.signatures = configuration.isVerifySignature() ? new SignatureVerifier(secrets) : null;
    }

    /** Whether everybody who reaches the URL is believed. */
    boolean isOpen() {
        return signatures == null && tokens.isEmpty();
    }

    /** Whether the token is part of the path. */
    boolean hasTokenInPath() {
        return !tokens.isEmpty() && tokenHeader == null;
    }

    /** The body of a request that may be believed, or why it may not. */
    Verdict check(Request request) throws IOException {
        if (!request.isPost()) {
            return new Verdict(Answer.METHOD_NOT_ALLOWED, null);
        }
        if (request.declaresMoreThan(maxBodySize)) {
            return new Verdict(Answer.TOO_LARGE, null);
        }
        byte[] body = request.body(maxBodySize);
        if (body.length > maxBodySize) {
            return new Verdict(Answer.TOO_LARGE, null);
        }
        if (body.length == 0) {
            return new Verdict(Answer.BAD_REQUEST, null);
        }
        return isSigned(request, body) && hasToken(request)
                ? new Verdict(null, body)
                : new Verdict(Answer.UNAUTHORIZED, null);
    }

    private boolean isSigned(Request request, byte[] body) {
        if (signatures == null) {
            return true;
        }
        String signature = request.signature();
        return signature != null && signatures.verify(body, signature);
    }

    private boolean hasToken(Request request) {
        if (tokens.isEmpty()) {
            return true;
        }
        String token = tokenHeader == null ? request.lastPathSegment() : request.header(tokenHeader);
        return token != null && tokens.contain(token);
    }

    /** What the guard says: why a request may not be believed, or the bytes of one that may. */
    static final class Verdict {

        private final Answer refusal;
        private final byte[] body;

        private Verdict(Answer refusal, byte[] body) {
            this.refusal = refusal;
            this.body = body;
        }

        /** Why the request may not be believed, or null. */
        Answer refusal() {
            return refusal;
        }

        /** The body's bytes, not copied; null if the request may not be believed. */
        byte[] body() {
            return body;
        }
    }
}
