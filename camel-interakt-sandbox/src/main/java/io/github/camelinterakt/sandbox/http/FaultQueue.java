package io.github.camelinterakt.sandbox.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.sandbox.api.ApiOperation;

/** The faults to inject into the next calls of each operation, in the order of their injection. Thread-safe. */
final class FaultQueue {

    private static final class Pending {
        private final Fault fault;
        private int calls;

        Pending(Fault fault, int calls) {
            this.fault = fault;
            this.calls = calls;
        }
    }

    private final Map<ApiOperation, Deque<Pending>> pending = new EnumMap<>(ApiOperation.class);

    synchronized void add(ApiOperation operation, Fault fault, int calls) {
        pending.computeIfAbsent(operation, key -> new ArrayDeque<>()).addLast(new Pending(fault, calls));
    }

    /** The fault of this call, or null if there is none. */
    synchronized Fault next(ApiOperation operation) {
        Deque<Pending> queue = pending.get(operation);
        Pending first = queue == null ? null : queue.peekFirst();
        if (first == null) {
            return null;
        }
        first.calls--;
        if (first.calls == 0) {
            queue.removeFirst();
        }
        return first.fault;
    }

    /** The faults that are still to come, each with its number of calls. */
    synchronized List<PendingFault> all() {
        List<PendingFault> all = new ArrayList<>();
        pending.forEach((operation, queue) ->
                queue.forEach(next -> all.add(new PendingFault(operation, next.fault.kind(), next.calls))));
        return all;
    }

    synchronized void clear() {
        pending.clear();
    }
}
