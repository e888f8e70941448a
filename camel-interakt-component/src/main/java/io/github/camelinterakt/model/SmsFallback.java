package io.github.camelinterakt.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The SMS that the provider sends when a message fails on its first channel, WhatsApp or RCS alike. Its sender and text
 * are registered with DLT, the Indian operators' registry.
 */
public final class SmsFallback {

    @JsonUnwrapped
    private final Sms sms;

    private SmsFallback(Sms sms) {
        this.sms = sms;
    }

    /**
     * Starts an SMS.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmsFallback that && sms.equals(that.sms);
    }

    @Override
    public int hashCode() {
        return sms.hashCode();
    }

    /** Does not show the text. */
    @Override
    public String toString() {
        return "SmsFallback[senderId=" + sms.senderId + ", provider=" + sms.provider + "]";
    }

    private record Sms(
            String channel,
            @JsonProperty("sender_id") String senderId,
            @JsonProperty("pe_id") String peId,
            @JsonProperty("provider_name") String provider,
            Content content) {}

    private record Content(
            String message, @JsonProperty("dlt_te_id") String dltTemplateId, List<String> variables) {}

    /** Builds an {@link SmsFallback}. Sender, entity, message and DLT template are required. */
    public static final class Builder extends RequestBuilder<SmsFallback> {

        private String senderId;
        private String peId;
        private String provider = "default";
        private String message;
        private String dltTemplateId;
        private List<String> variables;

        private Builder() {}

        /**
         * Who the SMS comes from.
         *
         * @param senderId the DLT header, six characters
         * @return this builder
         */
        public Builder senderId(String senderId) {
            this.senderId = senderId;
            return this;
        }

        /**
         * The company as DLT knows it.
         *
         * @param peId the id of the DLT principal entity
         * @return this builder
         */
        public Builder peId(String peId) {
            this.peId = peId;
            return this;
        }

        /**
         * The SMS provider.
         *
         * @param provider the provider's name; {@code default} unless given
         * @return this builder
         */
        public Builder provider(String provider) {
            this.provider = provider;
            return this;
        }

        /**
         * The text.
         *
         * @param message the text as registered, with <code>{{1}}</code>, <code>{{2}}</code>... for the variables
         * @return this builder
         */
        public Builder message(String message) {
            this.message = message;
            return this;
        }

        /**
         * The text's registration.
         *
         * @param dltTemplateId the id of the DLT template
         * @return this builder
         */
        public Builder dltTemplateId(String dltTemplateId) {
            this.dltTemplateId = dltTemplateId;
            return this;
        }

        /**
         * What fills the variables of the text.
         *
         * @param variables the values, the first for <code>{{1}}</code>
         * @return this builder
         */
        public Builder variables(String... variables) {
            return variables(Arrays.asList(variables));
        }

        /**
         * What fills the variables of the text.
         *
         * @param variables the values, the first for <code>{{1}}</code>; null for none
         * @return this builder
         * @throws IllegalArgumentException if a value is null
         */
        public Builder variables(Collection<String> variables) {
            this.variables = copyOf(variables, "variables");
            return this;
        }

        @Override
        public SmsFallback build() {
            Content content = new Content(
                    present(message, "the message of the SMS fallback"),
                    present(dltTemplateId, "the dltTemplateId of the SMS fallback"),
                    variables);
            return new SmsFallback(new Sms(
                    "sms",
                    present(senderId, "the senderId of the SMS fallback"),
                    present(peId, "the peId of the SMS fallback"),
                    present(provider, "the provider of the SMS fallback"),
                    content));
        }
    }
}
