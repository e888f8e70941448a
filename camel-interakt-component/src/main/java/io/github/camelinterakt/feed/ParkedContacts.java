package io.github.camelinterakt.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.feed.window.Checkpoint;
import io.github.camelinterakt.feed.window.Experience;
import io.github.camelinterakt.feed.window.FeedContact;
import io.github.camelinterakt.feed.window.FeedPage;
import io.github.camelinterakt.feed.window.FeedWindow;
import io.github.camelinterakt.feed.window.PageRequest;
import io.github.camelinterakt.feed.window.WindowReader;
import io.github.camelinterakt.paging.PageIterator;

/** Reads contacts that are parked anew, by the times under which they are noted down. */
final class ParkedContacts {

    private final PageSource pages;

    ParkedContacts(PageSource pages) {
        this.pages = pages;
    }

    /** Those that are still as they were. */
    List<FeedContact> read(Map<String, Instant> parked) {
        List<FeedContact> found = new ArrayList<>();
        parked.forEach((id, at) -> found.addAll(read(id, at)));
        return found;
    }

    private List<FeedContact> read(String id, Instant at) {
        Instant start = FeedWindow.floor(at);
        WindowReader reader = new WindowReader(
                new FeedWindow(start, start.plusMillis(1)),
                ContactPages.PAGE_SIZE,
                Checkpoint.at(start),
                new Experience());
        List<FeedContact> found = new ArrayList<>();
        while (!reader.isFinished()) {
            PageRequest request = reader.next();
            FeedPage page = PageIterator.await(pages.fetch(request));
            found.addAll(reader.accept(request, page).contacts());
        }
        return found.stream()
                .filter(contact -> contact.id().equals(id) && contact.at().equals(at))
                .limit(1)
                .toList();
    }
}
