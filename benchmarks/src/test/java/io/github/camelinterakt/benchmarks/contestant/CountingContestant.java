package io.github.camelinterakt.benchmarks.contestant;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the answers that a contestant reports. */
final class CountingContestant implements Contestant {

    private final Contestant contestant;
    private final AtomicLong answers = new AtomicLong();

    CountingContestant(Contestant contestant) {
        this.contestant = contestant;
    }

    long answers() {
        return answers.get();
    }

    @Override
    public void call(Completion completion) {
        contestant.call(new Completion() {
            @Override
            public void answered(Object body) {
                answers.incrementAndGet();
                completion.answered(body);
            }

            @Override
            public void failed(Throwable cause) {
                completion.failed(cause);
            }
        });
    }

    @Override
    public boolean blocking() {
        return contestant.blocking();
    }

    @Override
    public void close() throws IOException {
        contestant.close();
    }
}
