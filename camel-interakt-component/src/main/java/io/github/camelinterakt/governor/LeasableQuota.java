package io.github.camelinterakt.governor;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The permits of one account in this process, as what leases them from the nodes' common quota sees them. A permit is out from
 * its call's start until the response, and cools for one window after that; only then does another call get it.
 * All methods may be called by any thread.
 */
public interface LeasableQuota {

    /** How many permits may be out or cooling on this node now. */
    int capacity();

    /** How many of the capacity are neither out nor cooling: they may be given back at once. */
    int unused();

    /** How many calls wait for a permit, in all lanes. */
    int waiting();

    /** How many permits are out or cooling, plus the calls that wait. */
    int demand();

    /**
     * How many of the permits that are out or cooling now will still be so after each of these times, if no call is started
     * anymore. Those that are out count at every time, because nobody knows yet when their response comes.
     *
     * @param ahead from now; {@link Duration#ZERO} asks for those that are out or cooling now
     * @return one number for each time, all of the same moment
     */
    int[] usedAfter(Duration... ahead);

    /**
     * Sets the capacity, at once and without waiting. If more permits are out or cooling, no call is started until fewer are.
     *
     * @param permits how many permits may be out or cooling; 0 lets every call wait
     */
    void capacity(int permits);

    /**
     * Sets what is asked before each call is started: whether one may. A thread may sleep for minutes between two
     * steps, as when its machine is suspended, so that only a look at the last moment can keep to a lease's end.
     *
     * @param permitted answers at once, without a lock of its own that could be held while this quota is called
     */
    void startOnlyWhile(BooleanSupplier permitted);
}
