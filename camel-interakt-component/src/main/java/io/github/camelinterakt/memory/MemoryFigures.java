package io.github.camelinterakt.memory;

/**
 * What a memory shows of itself.
 *
 * @param account a short hash of the account's key
 * @param calls how many calls {@code delta} has made
 * @param savedCalls how many it has not made, because nothing had changed
 * @param unchangedFields how many traits, tags and other fields it has not sent, because they had not changed
 * @param echoes how many contacts of feed and webhook nobody else had changed
 * @param news how many somebody else had changed
 */
public record MemoryFigures(
        String account, long calls, long savedCalls, long unchangedFields, long echoes, long news) {}
