package io.github.camelinterakt.governor.quota;

/** The calls of one priority that wait, the oldest first. A call that comes back, to be tried again, gets its old place. */
final class Lane {

    private QueuedCall first;
    private QueuedCall last;
    private int size;

    /** How often calls of higher lanes went first since a call of this one went, while some waited. */
    private int passedOver;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    QueuedCall first() {
        return first;
    }

    int passedOver() {
        return passedOver;
    }

    void passOver() {
        if (size > 0) {
            passedOver++;
        }
    }

    /** Mostly at the end; one that was on its way already is older than most. */
    void add(QueuedCall call) {
        call.lane = this;
        size++;
        if (last == null || last.sequence < call.sequence) {
            link(last, call, null);
            return;
        }
        QueuedCall next = first;
        while (next.sequence < call.sequence) {
            next = next.after;
        }
        link(next.before, call, next);
    }

    QueuedCall removeFirst() {
        passedOver = 0;
        QueuedCall call = first;
        remove(call);
        return call;
    }

    void remove(QueuedCall call) {
        if (call.before == null) {
            first = call.after;
        } else {
            call.before.after = call.after;
        }
        if (call.after == null) {
            last = call.before;
        } else {
            call.after.before = call.before;
        }
        call.before = null;
        call.after = null;
        call.lane = null;
        size--;
        if (size == 0) {
            passedOver = 0;
        }
    }

    private void link(QueuedCall before, QueuedCall call, QueuedCall after) {
        call.before = before;
        call.after = after;
        if (before == null) {
            first = call;
        } else {
            before.after = call;
        }
        if (after == null) {
            last = call;
        } else {
            after.before = call;
        }
    }
}
