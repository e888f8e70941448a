package io.github.camelinterakt.internal.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinterakt.FeedField;
import io.github.camelinterakt.internal.feed.Deliveries.Delivery;
import io.github.camelinterakt.sandbox.account.ContactOrder;
import io.github.camelinterakt.sandbox.account.ContactPage;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** Syncs an account into a copy, in virtual time, by the feed or by a naive cursor. */
final class SimulatedSync {

    static final Duration DELAY = Duration.ofMinutes(1);
    private static final Duration OVERLAP = Duration.ofSeconds(5);
    private static final Duration LAG = Duration.ofSeconds(5);
    /** So many that an instant's contacts, which are handed out at once, need not wait for one another. */
    private static final int IN_FLIGHT = 100_000;

    /**
     * How a sync ended.
     *
     * @param missing contacts that the copy does not have
     * @param stale contacts of which the copy has an earlier state
     * @param requests how many requests it took
     * @param least how many it would take who knew beforehand what is new and in which order it comes
     * @param repeated how often a contact was delivered again unchanged
     * @param crashes how often the feed lost all but its checkpoint
     */
    record Result(int missing, int stale, int requests, int least, int repeated, int crashes) {

        double overhead() {
            return (double) requests / least - 1;
        }
    }

    private final SimulatedAccount account;
    private final Duration crashEvery;
    private final boolean isParallel;
    private final Map<String, Instant> copy = new HashMap<>();
    private final Random random = new Random(11);
    private String checkpoint = Instant.EPOCH.toString();
    private int repeated;
    private double least;
    private int newInWindow;
    private int crashes;

    private SimulatedSync(SimulatedAccount account, Duration crashEvery, boolean isParallel) {
        this.account = account;
        this.crashEvery = crashEvery;
        this.isParallel = isParallel;
    }

    static Result feed(SimulatedAccount account, Duration crashEvery, boolean isParallel) {
        return new SimulatedSync(account, crashEvery, isParallel).feed();
    }

    private Result feed() {
        boolean isSettled = false;
        while (!isSettled) {
            isSettled = untilCrash();
        }
        return result();
    }

    /** Runs a feed that knows nothing but the checkpoint; whether all is settled when it ends. */
    private boolean untilCrash() {
        Instant crash =
                crashEvery == null ? Instant.MAX : account.clock().instant().plus(crashEvery);
        ContactFeed feed = new ContactFeed(account, account.machineClock(), OVERLAP, LAG, Instant.parse(checkpoint));
        FeedConfiguration configuration = new FeedConfiguration(null, 0);
        configuration.setFeedAttempts(1);
        configuration.maxInFlight = IN_FLIGHT;
        Deliveries deliveries = new Deliveries(
                new MemoryStateRepository(), "parked", account.clock(), configuration, Instant.parse(checkpoint));
        List<Delivery> underWay = new ArrayList<>();
        int quietPolls = 0;
        while (true) {
            List<FeedItem> contacts;
            try {
                contacts = feed.next();
            } catch (IllegalStateException e) {
                // An instant may be edited too fast to be read. The poll fails, and the next one comes after the delay.
                if (!account.isEdited()) {
                    throw e;
                }
                account.advance(DELAY);
                continue;
            }
            for (FeedItem contact : contacts) {
                deliveries.add(List.of(contact), contact.at(), feed.readAt());
            }
            deliveries.moveTo(feed.checkpoint());
            for (Delivery next = deliveries.next(); next != null; next = deliveries.next()) {
                begin(deliveries, next, underWay);
            }
            complete(deliveries, underWay);
            checkpoint = deliveries.lowWaterMark().toString();
            if (!account.clock().instant().isBefore(crash) && account.isEdited()) {
                crashes++;
                return false;
            }
            if (!feed.isCatchingUp()) {
                least += leastForWindow();
                quietPolls = newInWindow == 0 && !account.isEdited() ? quietPolls + 1 : 0;
                newInWindow = 0;
                if (quietPolls >= 2 && underWay.isEmpty()) {
                    return true;
                }
                account.advance(DELAY);
            }
        }
    }

    /**
     * Full pages. Where contacts come in another order each time, a window of more than a page can only be read in parts that
     * each fit one, and nobody can cut it without having seen how much there is: one look more. Where they come at random
     * moments besides, not even who knows how densely can fill the pages.
     */
    private double leastForWindow() {
        int pages = Math.max(1, (newInWindow + PageRequest.PAGE_SIZE - 1) / PageRequest.PAGE_SIZE);
        if (pages == 1 || account.order() != ContactOrder.SHUFFLED) {
            return pages;
        }
        return account.isAtRandom() ? pages * leastForRandomPage() + 1 : pages + 1;
    }

    /**
     * What is under way at a crash has to be fetched again. An instant with more than a page has to be read until two reads
     * agree, so once more than its contacts' pages; how often that is where the order changes is a matter of chance.
     */
    private int leastBesides() {
        int pages = (account.imported() + PageRequest.PAGE_SIZE - 1) / PageRequest.PAGE_SIZE;
        return account.order() == ContactOrder.SHUFFLED ? Math.max(0, account.requestsForAnInstant() - pages) : pages;
    }

    /**
     * How many requests a full page's worth of contacts takes, at the best length of parts: one that holds too much costs a
     * request more, and then the best that can be hoped for is a full page.
     */
    private static double leastForRandomPage() {
        int size = PageRequest.PAGE_SIZE;
        double least = Double.MAX_VALUE;
        for (int mean = size / 2; mean <= size; mean++) {
            double probability = Math.exp(-mean);
            double fits = probability;
            double contacts = 0;
            for (int count = 1; count <= size; count++) {
                probability *= (double) mean / count;
                fits += probability;
                contacts += count * probability;
            }
            double overflows = 1 - fits;
            least = Math.min(least, (1 + overflows) / (contacts + overflows * size) * size);
        }
        return least;
    }

    /** Waits as the consumer does: for the change of the same contact that is still under way. */
    private void begin(Deliveries deliveries, Delivery delivery, List<Delivery> underWay) {
        String id = delivery.items.get(0).id();
        underWay.removeIf(earlier -> {
            boolean isSame = earlier.items.get(0).id().equals(id);
            if (isSame) {
                complete(deliveries, earlier);
            }
            return isSame;
        });
        try {
            deliveries.begin(delivery);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        underWay.add(delivery);
    }

    private void complete(Deliveries deliveries, Delivery delivery) {
        delivery.items.forEach(this::store);
        deliveries.succeeded(delivery);
    }

    /** A route in parallel completes exchanges in any order, and some of them only later. */
    private void complete(Deliveries deliveries, List<Delivery> underWay) {
        if (isParallel) {
            Collections.shuffle(underWay, random);
        }
        int later = isParallel && underWay.size() > 1 ? random.nextInt(underWay.size()) : 0;
        while (underWay.size() > later) {
            complete(deliveries, underWay.remove(underWay.size() - 1));
        }
    }

    private void store(FeedItem contact) {
        if (contact.at().equals(copy.put(contact.id(), contact.at()))) {
            repeated++;
        } else {
            newInWindow++;
        }
    }

    /** What is often written: pages by offset, and the latest time seen as the next filter. */
    static Result naive(SimulatedAccount account) {
        return new SimulatedSync(account, null, false).naive();
    }

    private Result naive() {
        Instant latest = Instant.EPOCH;
        int quietPolls = 0;
        while (quietPolls < 2) {
            newInWindow = 0;
            Instant after = latest;
            int offset = 0;
            ContactPage page;
            do {
                page = account.list(after(after), offset);
                for (io.github.camelinterakt.sandbox.account.Contact contact : page.contacts()) {
                    latest = contact.modifiedAt().isAfter(latest) ? contact.modifiedAt() : latest;
                    store(new FeedItem(contact.id().toString(), contact.modifiedAt(), null));
                }
                offset += page.contacts().size();
            } while (page.hasNext());
            least += leastForWindow();
            quietPolls = newInWindow == 0 && !account.isEdited() ? quietPolls + 1 : 0;
            account.advance(DELAY);
        }
        return result();
    }

    private static ObjectNode after(Instant moment) {
        ObjectNode document =
                new PageRequest(moment, SimulatedAccount.START.plus(Duration.ofDays(1)), 0).filters(FeedField.modified);
        if (moment.isAfter(Instant.EPOCH)) {
            ((ObjectNode) document.path("filters").get(0)).put("val", moment.toString());
        }
        return document;
    }

    private Result result() {
        int missing = 0;
        int stale = 0;
        for (Map.Entry<String, Instant> contact : account.truth().entrySet()) {
            Instant copied = copy.get(contact.getKey());
            if (copied == null) {
                missing++;
            } else if (!copied.equals(contact.getValue())) {
                stale++;
            }
        }
        return new Result(
                missing, stale, account.requests(), (int) least + crashes + leastBesides(), repeated, crashes);
    }

    /** An account of 10 000 contacts that are edited while they are synced. */
    static SimulatedAccount account(ContactOrder order, int editsAMinute, Duration skew) {
        return edited(new SimulatedAccount(order, skew).withContacts(10_000), editsAMinute);
    }

    static SimulatedAccount edited(SimulatedAccount account, int aMinute) {
        account.startEdits(aMinute, Duration.ofMinutes(2));
        return account;
    }
}
