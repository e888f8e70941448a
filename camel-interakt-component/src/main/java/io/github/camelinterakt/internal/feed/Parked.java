package io.github.camelinterakt.internal.feed;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.internal.json.Json;
import org.apache.camel.spi.StateRepository;

/** What a route failed with in all attempts: ids and times, as one entry beside the checkpoint. */
final class Parked {

    /** More failures than this are not those of single contacts. */
    static final int MAX = 1000;

    private final StateRepository<String, String> repository;
    private final String key;
    private Map<String, Instant> parked = new LinkedHashMap<>();

    Parked(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
        String entry = repository.getState(key);
        if (entry != null && !entry.isBlank()) {
            try {
                for (Map.Entry<String, JsonNode> one : Json.parse(entry).properties()) {
                    parked.put(one.getKey(), Instant.parse(one.getValue().asText()));
                }
            } catch (IOException | DateTimeException e) {
                throw new IllegalStateException(
                        "The entry " + key + " of the checkpoint's repository is not readable. Correct or remove it",
                        e);
            }
        }
    }

    /** Stores ids with their times, durably; false, and stores none, if there are too many. */
    synchronized boolean add(Map<String, Instant> more) {
        Map<String, Instant> together = all();
        together.putAll(more);
        if (together.size() > MAX) {
            return false;
        }
        store(together);
        return true;
    }

    synchronized void remove(Collection<String> ids) {
        Map<String, Instant> rest = all();
        if (rest.keySet().removeAll(ids)) {
            store(rest);
        }
    }

    synchronized Map<String, Instant> all() {
        return new LinkedHashMap<>(parked);
    }

    private void store(Map<String, Instant> entries) {
        ObjectNode json = Json.object();
        entries.forEach((id, at) -> json.put(id, at.toString()));
        repository.setState(key, json.toString());
        parked = entries;
    }
}
