package io.github.camelinterakt.webhook;

import java.util.Map;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.camel.support.service.ServiceSupport;

/** Keeps the statuses of the last messages in memory. */
final class RecentStatuses extends ServiceSupport implements StateRepository<String, String> {

    private final Map<String, String> statuses;

    RecentStatuses(int messages) {
        this.statuses = LRUCacheFactory.newLRUCache(messages);
    }

    @Override
    public void setState(String key, String value) {
        statuses.put(key, value);
    }

    @Override
    public String getState(String key) {
        return statuses.get(key);
    }
}
