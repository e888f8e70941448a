package io.github.camelinterakt.feed.window;

import java.time.Instant;

/** Reads a window that fits a page, whatever the order: one answer holds all of it, as of one moment. */
final class PartReading implements Reading {

    private final FeedWindow window;
    private boolean asked;

    PartReading(FeedWindow window) {
        this.window = window;
    }

    @Override
    public PageRequest next() {
        if (asked) {
            return null;
        }
        asked = true;
        return new PageRequest(window, 0);
    }

    @Override
    public Step accept(PageRequest request, FeedPage page) {
        asked = false;
        return page.hasNext() ? Step.overflow() : Step.done(Order.sorted(page.contacts(), window.from()), null);
    }

    @Override
    public void forget() {
        asked = false;
    }

    @Override
    public Instant position() {
        return window.from();
    }
}
