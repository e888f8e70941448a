package io.github.camelinterakt.producer;

/** Hears what becomes of one call. */
interface CallObserver {

    /** Nobody. */
    CallObserver NONE = new CallObserver() {
        @Override
        public void answered(boolean isSuccess) {
            // nobody
        }

        @Override
        public void completed() {
            // nobody
        }
    };

    /**
     * The call is over; its exchange is not completed yet.
     *
     * @param isSuccess whether Interakt has done what was asked for, for certain
     */
    void answered(boolean isSuccess);

    /** Its exchange is completed, too. */
    void completed();
}
