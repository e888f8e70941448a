package io.github.camelinterakt.model;

/**
 * The types of messages, spelled as in the API. {@link #Text}, {@link #Image} and {@link #Template} exist on both
 * channels; all others exist on WhatsApp or on RCS only.
 */
public enum MessageType {
    /** A text; on WhatsApp only within 24 hours of the customer's last message. */
    Text(true, true),
    /** An image; on WhatsApp only within the 24-hour window. */
    Image(true, true),
    /** WhatsApp: a document, such as a PDF; within the 24-hour window. */
    Document(true, false),
    /** WhatsApp: a video; within the 24-hour window. */
    Video(true, false),
    /** WhatsApp: an audio file; within the 24-hour window. */
    Audio(true, false),
    /** WhatsApp: a sticker (webp); within the 24-hour window. */
    Sticker(true, false),
    /** WhatsApp: a text with up to three reply buttons; within the 24-hour window. */
    InteractiveButton(true, false),
    /** WhatsApp: a text with a list of options; within the 24-hour window. */
    InteractiveList(true, false),
    /** A message based on an approved template; may be sent at any time. */
    Template(true, true),
    /** RCS: a text with suggested replies. */
    QR(false, true),
    /** RCS: a text with buttons that open a URL. */
    BUTTON_URL(false, true),
    /** RCS: a text with buttons that dial a number. */
    DIALER_ACTION(false, true),
    /** RCS: a text with buttons that show a location. */
    Location(false, true),
    /** RCS: a text with buttons that create a calendar entry; the spelling is the API's. */
    Calender(false, true),
    /** RCS: several rich cards side by side. */
    CAROUSEL(false, true),
    /** RCS: one rich card. */
    STANDALONE_CAROUSEL(false, true);

    private final boolean whatsApp;
    private final boolean rcs;

    MessageType(boolean whatsApp, boolean rcs) {
        this.whatsApp = whatsApp;
        this.rcs = rcs;
    }

    /** Whether the operation {@code message} sends this type. */
    public boolean isWhatsApp() {
        return whatsApp;
    }

    /** Whether the operation {@code rcsMessage} sends this type. */
    public boolean isRcs() {
        return rcs;
    }
}
