package io.github.camelinterakt.feed.window;

/**
 * A page that a reading wants.
 *
 * @param window the window whose contacts are listed
 * @param created when they were created; null for whenever
 * @param offset how many of them come before the page
 */
public record PageRequest(FeedWindow window, FeedWindow created, int offset) {

    /** Whether a contact belongs on the page by its creation. */
    boolean admits(FeedContact contact) {
        return created == null || contact.createdAt() != null && created.contains(contact.createdAt());
    }
}
