package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What all endpoints of an account have to agree on.
 *
 * @param requestsPerMinute what the plan allows this process: the plan's figure, or this node's share of it
 * @param maxQueued how many calls may wait in each lane
 * @param highReserve the part of the quota that is kept for the high lane once it is in use
 * @param maxPause the longest pause after a 429
 */
public record GovernorSettings(int requestsPerMinute, int maxQueued, double highReserve, Duration maxPause) {

    /** In what these differ from others, as a text; empty if in nothing. */
    String differences(GovernorSettings other) {
        Map<String, Object> own = named();
        Map<String, Object> others = other.named();
        return own.keySet().stream()
                .filter(name -> !Objects.equals(own.get(name), others.get(name)))
                .map(name -> name + " (" + others.get(name) + " and " + own.get(name) + ")")
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("plan, requestsPerMinute or quotaShare", requestsPerMinute + " a minute");
        named.put("maxQueued", maxQueued);
        named.put("highReserve", highReserve);
        named.put("maxPause", maxPause.toMillis() + " ms");
        return named;
    }
}
