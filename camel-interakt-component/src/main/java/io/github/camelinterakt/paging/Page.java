package io.github.camelinterakt.paging;

import java.util.List;

/**
 * A page of a list.
 *
 * @param elements the page's elements
 * @param nextOffset where the next page starts; {@link #LAST} if there is none
 */
public record Page<T>(List<T> elements, int nextOffset) {

    /** There is no next page. */
    public static final int LAST = -1;

    @Override
    public String toString() {
        return "Page[" + elements.size() + " elements, next " + nextOffset + "]";
    }
}
