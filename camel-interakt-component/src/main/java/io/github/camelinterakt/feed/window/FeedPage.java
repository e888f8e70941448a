package io.github.camelinterakt.feed.window;

import java.util.List;

/**
 * A page of a window's contacts.
 *
 * @param contacts in the API's order
 * @param hasNext whether there are more behind it
 * @param total how many contacts the window holds
 */
public record FeedPage(List<FeedContact> contacts, boolean hasNext, int total) {

    /**
     * A page.
     *
     * @throws IllegalArgumentException if it is empty and yet there are said to be more
     */
    public FeedPage {
        if (hasNext && contacts.isEmpty()) {
            throw new IllegalArgumentException("A page of contacts is empty, and yet there is said to be a next one");
        }
    }

    /** The page without contacts that were changed after the window, between being found and being written. */
    FeedPage within(FeedWindow window) {
        boolean isWithin = contacts.stream().noneMatch(contact -> isAfter(contact, window));
        return isWithin
                ? this
                : new FeedPage(
                        contacts.stream()
                                .filter(contact -> !isAfter(contact, window))
                                .toList(),
                        hasNext,
                        total);
    }

    private static boolean isAfter(FeedContact contact, FeedWindow window) {
        return contact.at() != null && !contact.at().isBefore(window.to());
    }

    FeedContact first() {
        return contacts.get(0);
    }

    FeedContact last() {
        return contacts.get(contacts.size() - 1);
    }

    @Override
    public String toString() {
        return "FeedPage[" + contacts.size() + " of " + total + ", hasNext=" + hasNext + "]";
    }
}
