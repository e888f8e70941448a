package io.github.camelinterakt.feed.window;

/** What the windows of a feed teach about the next ones: in which order the API lists contacts, and how many there are. */
public final class Experience {

    private final Orders orders = new Orders();
    private final Density density = new Density();

    Orders orders() {
        return orders;
    }

    Density density() {
        return density;
    }

    /** Goes on as a feed before has noted down that it would. */
    void resume(Checkpoint start) {
        if (start.order() != null) {
            orders.resume(start.order());
        }
        if (start.pace() != null) {
            orders.ruleOutAll();
            density.resume(start.pace());
        }
    }

    /** In which orders the API may list contacts, by what was seen so far; empty if in none. */
    @Override
    public String toString() {
        return orders.toString();
    }
}
