package io.github.camelinterakt.governor;

/** Where a governor gets its permits from when several nodes share the quota. All methods return at once. */
public interface SharedQuota {

    /**
     * Requests permits; {@link Governor#grant} delivers them. A later request replaces an earlier one.
     *
     * @param permits how many waiting calls could start; 0 if none needs a permit any more
     * @param urgent whether calls of high priority are among them
     */
    void request(int permits, boolean urgent);

    /** A permit for one call. */
    interface Permit {

        /** Returns the permit: other calls may use it after that time. */
        void release(long nanos);
    }
}
