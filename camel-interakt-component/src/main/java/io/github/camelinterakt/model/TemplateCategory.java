package io.github.camelinterakt.model;

import java.util.Locale;

/** The category of a template, which sets its price. */
public enum TemplateCategory {
    /** On something the customer agreed to or asked for, such as an order. */
    UTILITY,
    /** Offers and everything else. */
    MARKETING,
    /** One-time passwords. */
    AUTHENTICATION;

    /** Returns the spelling that {@code createTemplate} takes. */
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
