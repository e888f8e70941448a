package io.github.camelinterakt.internal.webhook;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** A repository that stores nothing, and can simulate an outage. */
final class Forgetful extends ServiceSupport implements IdempotentRepository {

    private volatile boolean unreachable;

    void setUnreachable(boolean unreachable) {
        this.unreachable = unreachable;
    }

    @Override
    public boolean add(String key) {
        return true;
    }

    @Override
    public boolean contains(String key) {
        if (unreachable) {
            throw new IllegalStateException("The repository is not reachable");
        }
        return false;
    }

    @Override
    public boolean remove(String key) {
        return true;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        // there is nothing to forget
    }
}
