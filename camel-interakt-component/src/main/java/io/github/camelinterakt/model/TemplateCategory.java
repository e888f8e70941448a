package io.github.camelinterakt.model;

import java.util.Locale;

/** The category of a template, which determines its price. */
public enum TemplateCategory {
    /** Messages about a transaction or request of the customer, such as an order. */
    UTILITY,
    /** Offers and everything else. */
    MARKETING,
    /** One-time passwords. */
    AUTHENTICATION;

    /** Returns the spelling of {@code createTemplate}. */
    String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    static TemplateCategory of(String text) {
        for (TemplateCategory category : values()) {
            if (category.name().equalsIgnoreCase(text)) {
                return category;
            }
        }
        return null;
    }
}
