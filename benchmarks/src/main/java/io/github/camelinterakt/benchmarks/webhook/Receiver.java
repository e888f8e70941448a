package io.github.camelinterakt.benchmarks.webhook;

import java.util.Arrays;

/** Who receives the events. */
enum Receiver {
    /** A route of Camel's platform-http component that checks the signature, parses the event and answers, by hand. */
    BY_HAND("by-hand", null),

    /** The component as it comes: the answer goes out at the deadline at the latest. */
    ON_COMPLETE("onComplete", "webhookSecret=" + SignedEvents.SECRET),

    /** The component without a deadline, as the route by hand has none. */
    ON_COMPLETE_NO_DEADLINE("onComplete-no-deadline", "ackDeadline=0&webhookSecret=" + SignedEvents.SECRET),

    /** The component with its inbox. */
    ON_STORE("onStore", "ack=onStore&inbox=#inbox&webhookSecret=" + SignedEvents.SECRET);

    private final String label;
    private final String options;

    Receiver(String label, String options) {
        this.label = label;
        this.options = options;
    }

    /** Its name in the table and on the command line. */
    String label() {
        return label;
    }

    /** The component's options; null where the component has no part. */
    String options() {
        return options;
    }

    static Receiver of(String label) {
        return Arrays.stream(values())
                .filter(receiver -> receiver.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No receiver '" + label + "'"));
    }
}
