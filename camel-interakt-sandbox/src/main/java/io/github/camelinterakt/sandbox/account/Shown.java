package io.github.camelinterakt.sandbox.account;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;

/** What a phone shows of a message: all texts with their values filled in. What a message does not have is null or empty. */
public record Shown(
        Header header,
        String body,
        String footer,
        List<Button> buttons,
        Menu list,
        List<Card> cards,
        Media media,
        Location location,
        Order order) {

    /** A header: {@code text}, {@code image}, {@code video} or {@code document}, with its text or its file. */
    public record Header(String format, String text, String url, String fileName) {}

    /** A button: {@code reply}, {@code url}, {@code phone}, {@code copy} or {@code suggestion}; a tap brings its id back. */
    public record Button(String kind, String text, String id, String url) {}

    /** The menu of a list message, opened by its button. */
    public record Menu(String button, List<Section> sections) {}

    /** A section of a menu. */
    public record Section(String title, List<Row> rows) {}

    /** A row of a menu. */
    public record Row(String id, String title, String description) {}

    /** A card of a carousel, or a rich card. */
    public record Card(Header header, String title, String body, List<Button> buttons) {}

    /** A file: {@code image}, {@code document}, {@code video}, {@code audio} or {@code sticker}. */
    public record Media(String kind, String url, String fileName) {}

    /** A place. */
    public record Location(BigDecimal latitude, BigDecimal longitude, String label) {}

    /** An order with its items. */
    public record Order(
            @JsonAlias("reference_id") String reference,
            @JsonAlias("order_items") List<Item> items,
            @JsonAlias("total_amount") BigDecimal total,
            String currency) {}

    /** An item of an order. */
    public record Item(String name, BigDecimal quantity, BigDecimal amount) {

        /** Creates an item. */
        public static Item of(String name, int quantity, double amount) {
            return new Item(name, BigDecimal.valueOf(quantity), BigDecimal.valueOf(amount));
        }
    }

    /** What is shown of a plain text. */
    public static Shown text(String body) {
        return new Shown(null, body, null, List.of(), null, List.of(), null, null, null);
    }

    /** What is shown of a file with its caption. */
    public static Shown media(String kind, String url, String fileName, String caption) {
        Media media = new Media(kind, url, fileName);
        return new Shown(null, caption, null, List.of(), null, List.of(), media, null, null);
    }

    /** What is shown of a place. */
    public static Shown place(Location location) {
        return new Shown(null, location.label(), null, List.of(), null, List.of(), null, location, null);
    }

    /** What is shown of an order. */
    public static Shown order(List<Item> items) {
        BigDecimal total = items.stream()
                .map(item -> item.amount().multiply(item.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Order order = new Order(null, items, total, "INR");
        return new Shown(null, null, null, List.of(), null, List.of(), null, null, order);
    }

    Shown withBody(String text) {
        return new Shown(header, text, footer, buttons, list, cards, media, location, order);
    }

    /** Prints nothing: all of it may be personal data. */
    @Override
    public String toString() {
        return "Shown[]";
    }
}
