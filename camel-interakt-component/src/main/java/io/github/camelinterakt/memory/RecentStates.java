package io.github.camelinterakt.memory;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Keeps what is known of the contacts that were used last, in memory. What it has forgotten is sent, or handed out, once more. */
final class RecentStates extends ServiceSupport implements StateRepository<String, String> {

    private final Map<String, String> states;

    RecentStates(int capacity) {
        this.states = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > capacity;
            }
        };
    }

    @Override
    public synchronized void setState(String key, String value) {
        states.put(key, value);
    }

    @Override
    public synchronized String getState(String key) {
        return states.get(key);
    }
}
