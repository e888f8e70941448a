package io.github.camelinterakt;

/** How the two events that Interakt may post of one reply to a WhatsApp Flow reach the route. */
public enum FlowAnswers {
    /** Both at once, the one that contains more marked as a supplement if it is the later one. */
    supplement,
    /** As one exchange, if the one that contains more is posted within a second. */
    wait
}
