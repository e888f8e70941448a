package io.github.camelinterakt.examples.recipes;

/** A text for a system that shows HTML. */
public class Html {

    /** Escapes what HTML would take for markup, and keeps the lines. */
    public String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }
}
