package io.github.camelinterakt.memory;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** Lets what is about one and the same thing happen one after the other, in the order of its coming, without blocking a thread. */
final class Turns {

    private final Map<String, Line> lines = new HashMap<>();

    /** Runs the task when those before it have ended: at once, if there is none, else on the thread that ends the last. */
    void take(String key, Runnable task) {
        synchronized (lines) {
            Line line = lines.get(key);
            if (line != null) {
                line.waiting.add(task);
                return;
            }
            lines.put(key, new Line());
        }
        task.run();
    }

    /** The task whose turn it is has ended; to be called once for each. */
    void end(String key) {
        Line line;
        synchronized (lines) {
            line = lines.get(key);
            line.isFree = true;
            if (line.isAdvancing) {
                // Ended within its own run: whoever runs it goes on, lest a long line becomes a deep stack.
                return;
            }
            line.isAdvancing = true;
        }
        for (Runnable next = next(key, line); next != null; next = next(key, line)) {
            next.run();
        }
    }

    private Runnable next(String key, Line line) {
        synchronized (lines) {
            Runnable next = line.isFree ? line.waiting.poll() : null;
            if (next != null) {
                line.isFree = false;
                return next;
            }
            line.isAdvancing = false;
            if (line.isFree) {
                lines.remove(key);
            }
            return null;
        }
    }

    /** How many keys are under way. */
    int size() {
        synchronized (lines) {
            return lines.size();
        }
    }

    /** Guarded by {@link #lines}. */
    private static final class Line {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean isFree;
        private boolean isAdvancing;
    }
}
