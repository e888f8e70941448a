package io.github.camelinterakt.examples.recipes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of a webhook's route: checks that the request comes from who has the secret, over the raw bytes of its body and
 * in constant time. A wrong request is answered with 401, and the route ends. Of a right one, all headers are removed: whoever may
 * post could otherwise set headers such as {@code CamelInteraktTo}, and camel-http would send on what it finds. The log says why a request
 * is refused.
 */
public class WebhookSignature implements Processor {

    /** How a sender proves itself. */
    public enum Scheme {
        /** HMAC-SHA256 of the body, in hexadecimal digits: Razorpay. */
        HEX,
        /** HMAC-SHA256 of the body, in base64: Shopify. */
        BASE64,
        /** HMAC-SHA256 of method, address, body and time, in base64: HubSpot's version 3. */
        HUBSPOT_V3,
        /** The secret itself in a header, for senders that do not sign: Freshsales, LeadSquared. */
        TOKEN
    }

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSignature.class);
    private static final String HMAC = "HmacSHA256";
    private static final String HUBSPOT_TIMESTAMP = "X-HubSpot-Request-Timestamp";
    private static final Duration HUBSPOT_MAX_AGE = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;

    private Scheme scheme = Scheme.HEX;
    private String header;
    private String secret = "";
    private String url;
    private String keep;

    @Override
    public void process(Exchange exchange) throws GeneralSecurityException {
        Message request = exchange.getMessage();
        // Only bytes are exact: as a text, what is not UTF-8 would have changed.
        byte[] body = request.getBody(byte[].class);
        String refusal = body == null ? "it has no body" : refusal(request, body);
        boolean valid = refusal == null;
        Object kept = valid && keep != null ? request.getHeader(keep) : null;
        request.removeHeaders("*");
        request.setBody(valid ? body : null);
        if (kept != null) {
            request.setHeader(keep, kept);
        }
        if (!valid) {
            LOG.warn("401 for a post to {}: {}", exchange.getFromRouteId(), refusal);
            request.setHeader(Exchange.HTTP_RESPONSE_CODE, UNAUTHORIZED);
            exchange.setRouteStop(true);
        }
    }

    /** Why a request is not valid; null if it is. */
    private String refusal(Message request, byte[] body) throws GeneralSecurityException {
        if (secret.isBlank()) {
            return "no secret is set";
        }
        // A header that comes twice is a list, and neither of them counts.
        if (!(request.getHeader(header) instanceof String signature)) {
            return "it does not have one header " + header;
        }
        String expected =
                switch (scheme) {
                    case HEX -> HexFormat.of().formatHex(hmac(body));
                    case BASE64 -> Base64.getEncoder().encodeToString(hmac(body));
                    case HUBSPOT_V3 -> hubSpot(request, body);
                    case TOKEN -> secret;
                };
        if (expected == null) {
            return HUBSPOT_TIMESTAMP + " is missing, or older than " + HUBSPOT_MAX_AGE.toMinutes() + " minutes";
        }
        boolean equal = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        return equal
                ? null
                : header + " does not fit the secret" + (scheme == Scheme.HUBSPOT_V3 ? " and the address " + url : "");
    }

    private String hubSpot(Message request, byte[] body) throws GeneralSecurityException {
        if (!(request.getHeader(HUBSPOT_TIMESTAMP) instanceof String timestamp)
                || !timestamp.matches("\\d{1,15}")
                || Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), Instant.now())
                                .compareTo(HUBSPOT_MAX_AGE)
                        > 0) {
            return null;
        }
        byte[] start = ("POST" + url).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(hmac(start, body, timestamp.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] hmac(byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** How the sender proves itself. */
    public void setScheme(Scheme scheme) {
        this.scheme = scheme;
    }

    /** The header with the signature or the token. */
    public void setHeader(String header) {
        this.header = header;
    }

    /** The secret that the sender has, too; nothing is valid without one. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** The address as the sender knows it, which HubSpot signs: behind a proxy it is the proxy's. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** A header of the request that the route needs. */
    public void setKeep(String keep) {
        this.keep = keep;
    }
}
