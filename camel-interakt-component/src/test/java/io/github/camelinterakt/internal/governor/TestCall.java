package io.github.camelinterakt.internal.governor;

import java.util.List;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.Reason;
import io.github.camelinterakt.internal.governor.Governor.QueuedCall;

/** A call that only records the governor's decisions. */
final class TestCall extends QueuedCall {

    private final String name;
    private final List<String> log;

    TestCall(String name, Priority priority, long timeToLive, List<String> log) {
        super(priority, timeToLive);
        this.name = name;
        this.log = log;
    }

    @Override
    protected void start() {
        log.add(name);
    }

    @Override
    protected void refuse(Reason why, String detail) {
        log.add(name + " " + why + (detail == null ? "" : ": " + detail));
    }
}
