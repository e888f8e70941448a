package io.github.camelinterakt.feed.window;

import java.util.List;

/**
 * Reads a closed window, whatever order the API lists contacts in: page after page in that order; once pages show that there
 * is none, in parts that fit a page.
 */
public final class WindowReader {

    private final FeedWindow window;
    private final int pageSize;
    private final Checkpoint start;
    private final Experience experience;
    private Reading reading;
    private boolean finished;

    /**
     * A reader.
     *
     * @param window what to read
     * @param pageSize how many contacts a page holds
     * @param start how far a feed is as it begins; if that is in a window, it is this one
     * @param experience what the windows before have taught, and this one will
     */
    public WindowReader(FeedWindow window, int pageSize, Checkpoint start, Experience experience) {
        this.window = window;
        this.pageSize = pageSize;
        this.start = start;
        this.experience = experience;
        experience.resume(start);
        reading = experience.orders().isNone()
                ? parts()
                : new ChainReading(window, pageSize, start.mark(), experience.orders(), start);
    }

    /**
     * What a page adds.
     *
     * @param contacts to be handed out, in this order
     * @param checkpoint where a feed would have to start again to see these contacts again
     * @param isChainBroken whether pages that were asked for and have not been accepted are of no use
     */
    public record Read(List<FeedContact> contacts, Checkpoint checkpoint, boolean isChainBroken) {}

    /**
     * The next page to ask for.
     *
     * @return null if none is wanted before the pages that were asked for have been accepted
     */
    public PageRequest next() {
        return finished ? null : reading.next();
    }

    /**
     * Takes a page; in the order in which they were asked for.
     *
     * @param request what was asked for
     * @param answer what came
     * @return what it adds
     */
    public Read accept(PageRequest request, FeedPage answer) {
        FeedPage page = answer.within(window);
        experience.orders().see(request, page);
        Step step = reading.accept(request, page);
        if (step.outcome() == Step.Outcome.DISORDER) {
            reading = parts();
            if (request.equals(reading.next())) {
                // What shows that there is no order is the first page of a reading without one.
                step = reading.accept(request, page);
            } else {
                reading.forget();
            }
        }
        finished = step.outcome() == Step.Outcome.DONE;
        return new Read(step.contacts(), step.checkpoint(), step.outcome() != Step.Outcome.MORE);
    }

    /** Forgets the pages that were asked for: they will not come. */
    public void forget() {
        reading.forget();
    }

    /** Whether all has been read. */
    public boolean isFinished() {
        return finished;
    }

    /** Where a feed would have to start again to see what has not been handed out. */
    public Checkpoint checkpoint() {
        return finished ? Checkpoint.at(window.to()) : reading.checkpoint();
    }

    private Reading parts() {
        return new PartsReading(window, pageSize, start.mark(), experience.density());
    }
}
