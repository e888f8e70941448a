package io.github.camelinterakt.feed.window;

/**
 * A page that a reading wants.
 *
 * @param window the window whose contacts are listed
 * @param offset how many of them come before the page
 */
public record PageRequest(FeedWindow window, int offset) {}
