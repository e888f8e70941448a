package io.github.camelinterakt.governor.quota;

/**
 * Where the permits are. One is out while its call is under way and cools for a window after the response: the server stamped
 * the request no later than that, so the permit's next call reaches it more than a window after the stamp, whatever kind of
 * window the server keeps.
 */
final class PermitLog {

    private final TimeRing cooling = new TimeRing();
    private int out;

    void take() {
        out++;
    }

    /** Surely nothing reached the server. */
    void giveBack() {
        out--;
    }

    void coolUntil(long until) {
        out--;
        cooling.add(until);
    }

    int out() {
        return out;
    }

    int used(long now) {
        cooling.removeUpTo(now);
        return out + cooling.size();
    }

    /** How many are still used then, if no call is started any more and none that is out comes back. */
    int usedAt(long then) {
        return out + cooling.countAfter(then);
    }

    int cooling(long now) {
        cooling.removeUpTo(now);
        return cooling.size();
    }

    /** When the first of the cooling ones is there again; there must be one. */
    long firstReturn() {
        return cooling.get(0);
    }

    /** When so many of the cooling ones are there again; {@link Long#MAX_VALUE} if there are fewer. */
    long timeOfReturn(int count) {
        return count > cooling.size() ? Long.MAX_VALUE : cooling.get(count - 1);
    }
}
