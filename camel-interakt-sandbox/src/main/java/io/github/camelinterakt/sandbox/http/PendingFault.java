package io.github.camelinterakt.sandbox.http;

import io.github.camelinterakt.sandbox.api.ApiOperation;

/**
 * A fault that waits for calls.
 *
 * @param operation the operation of these calls
 * @param kind what it does, such as {@code status}
 * @param calls the number of calls that it is still for
 */
public record PendingFault(ApiOperation operation, String kind, int calls) {}
