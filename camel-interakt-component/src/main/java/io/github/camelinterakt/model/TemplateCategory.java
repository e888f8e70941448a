package io.github.camelinterakt.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The category of a template, which sets its price. */
public enum TemplateCategory {
    /** On something the customer agreed to or asked for, such as an order. */
    @JsonProperty("Utility")
    UTILITY,
    /** Offers and everything else. */
    @JsonProperty("Marketing")
    MARKETING,
    /** One-time passwords. */
    @JsonProperty("Authentication")
    AUTHENTICATION;

    static TemplateCategory of(String text) {
        for (TemplateCategory category : values()) {
            if (category.name().equalsIgnoreCase(text)) {
                return category;
            }
        }
        return null;
    }
}
