package io.github.camelinterakt.feed;

import java.util.concurrent.CompletableFuture;

import io.github.camelinterakt.feed.window.FeedPage;
import io.github.camelinterakt.feed.window.PageRequest;

/** Where a feed's pages come from. */
interface PageSource {

    /** Starts to fetch a page. */
    CompletableFuture<FeedPage> fetch(PageRequest request);
}
