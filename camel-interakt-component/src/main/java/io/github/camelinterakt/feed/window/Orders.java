package io.github.camelinterakt.feed.window;

import java.util.EnumSet;

/**
 * The orders in which the API may list contacts, by what was seen so far. A page rules out those in which its contacts do not
 * stand; nothing brings them back.
 */
final class Orders {

    private final EnumSet<Order> possible = EnumSet.allOf(Order.class);
    private boolean isProven;

    /** Takes a page into account. */
    void see(PageRequest request, FeedPage page) {
        possible.removeIf(order -> !order.holdsFor(page.contacts()));
        if (!page.contacts().stream().allMatch(request::admits)) {
            // The API does not heed bounds on the creation, so a reading by it would not get on.
            possible.removeIf(Order::isByCreation);
        }
    }

    void ruleOut(Order order) {
        possible.remove(order);
        isProven = false;
    }

    void ruleOutAll() {
        possible.clear();
    }

    /** Leaves those that were possible when that one was gone by: if it was not the first choice, that had been ruled out. */
    void resume(Order order) {
        possible.removeIf(other -> other.isDescending() != order.isDescending());
        if (order != first()) {
            possible.removeIf(other -> other != order);
        }
    }

    boolean allow(Order order) {
        return possible.contains(order);
    }

    /** Whether there is no order, or none that could be relied on. */
    boolean isNone() {
        return possible.isEmpty();
    }

    boolean isDecided() {
        return possible.size() == 1;
    }

    /** Whether those that are left agree on where to begin. */
    boolean haveOneDirection() {
        return possible.stream().map(Order::isDescending).distinct().count() == 1;
    }

    /**
     * The one to go by. A contact that is as it was created bounds both orders of a direction: what follows in the other one
     * follows in this one too.
     */
    Order first() {
        Order ascending = possible.contains(Order.ASCENDING) ? Order.ASCENDING : Order.CREATED_ASCENDING;
        Order descending = possible.contains(Order.CREATED_DESCENDING) ? Order.CREATED_DESCENDING : Order.DESCENDING;
        return possible.contains(ascending) ? ascending : descending;
    }

    /** Whether a window of several pages has been read by an order, and nothing was missing at the end. */
    boolean isProven() {
        return isProven;
    }

    void prove() {
        isProven = true;
    }

    @Override
    public String toString() {
        return possible.toString();
    }
}
