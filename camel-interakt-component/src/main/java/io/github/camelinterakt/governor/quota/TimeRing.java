package io.github.camelinterakt.governor.quota;

/** Moments in order, the earliest first; nearly always added at the end. */
final class TimeRing {

    private static final int INITIAL = 64;

    private long[] times = new long[INITIAL];
    private int head;
    private int size;

    int size() {
        return size;
    }

    /** The moment at a place, counted from 0, the earliest. */
    long get(int place) {
        return times[(head + place) & (times.length - 1)];
    }

    void add(long time) {
        if (size == times.length) {
            grow();
        }
        int place = size++;
        while (place > 0 && get(place - 1) > time) {
            set(place, get(place - 1));
            place--;
        }
        set(place, time);
    }

    /** Forgets all moments up to that one. */
    void removeUpTo(long time) {
        while (size > 0 && times[head] <= time) {
            head = (head + 1) & (times.length - 1);
            size--;
        }
    }

    /** How many moments are later than that one. */
    int countAfter(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return size - low;
    }

    private void set(int place, long time) {
        times[(head + place) & (times.length - 1)] = time;
    }

    /** The length stays a power of two. */
    private void grow() {
        long[] larger = new long[times.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = get(i);
        }
        times = larger;
        head = 0;
    }
}
