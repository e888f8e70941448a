package io.github.camelinterakt.sandbox.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.sandbox.api.ApiOperation;
import io.github.camelinterakt.sandbox.api.JsonValues;

/** The faults to inject into the next calls of each account, in the order of their injection. Thread-safe. */
final class FaultQueue {

    private record Pending(String authorization, ApiOperation operation, Fault fault, AtomicInteger calls) {}

    private final List<Pending> pending = new ArrayList<>();

    synchronized void add(String authorization, ApiOperation operation, Fault fault, int calls) {
        pending.add(new Pending(authorization, operation, fault, new AtomicInteger(calls)));
    }

    /** The fault of this call, or null if there is none. */
    synchronized Fault next(String authorization, ApiOperation operation) {
        for (Iterator<Pending> all = pending.iterator(); all.hasNext(); ) {
            Pending next = all.next();
            if (next.operation == operation && next.authorization.equals(authorization)) {
                if (next.calls.decrementAndGet() == 0) {
                    all.remove();
                }
                return next.fault;
            }
        }
        return null;
    }

    /** The faults of an account that are still to come, each with its number of calls. */
    synchronized List<Map<String, Object>> of(String authorization) {
        return pending.stream()
                .filter(next -> next.authorization.equals(authorization))
                .map(next -> JsonValues.object(
                        "operation", next.operation, "kind", next.fault.kind(), "calls", next.calls.get()))
                .toList();
    }

    synchronized void clear(String authorization) {
        pending.removeIf(next -> next.authorization.equals(authorization));
    }

    synchronized void clear() {
        pending.clear();
    }
}
