package io.github.camelinterakt.feed.window;

/** One way to read a window. Pages are accepted in the order in which they were asked for. */
interface Reading {

    /**
     * The next page to ask for.
     *
     * @return null if no page is wanted before those asked for have been accepted
     */
    PageRequest next();

    /** Takes a page. */
    Step accept(PageRequest request, FeedPage page);

    /** Forgets the pages that were asked for and have not been accepted. */
    void forget();

    /** Where a feed would have to start again to see what has not been handed out. */
    Checkpoint checkpoint();
}
