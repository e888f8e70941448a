package io.github.camelinterakt.memory;

import java.time.Duration;

import org.apache.camel.spi.StateRepository;

/**
 * What an endpoint wants of its account's memory.
 *
 * @param isWanted whether it needs to know what is remembered; the others only add to it where it is wanted
 * @param repository where to keep it; null to leave that to other endpoints
 * @param echoTime for how long at least a value that was replaced is known as the account's own
 */
public record MemorySettings(boolean isWanted, StateRepository<String, String> repository, Duration echoTime) {}
