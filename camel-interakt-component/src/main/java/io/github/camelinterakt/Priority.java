package io.github.camelinterakt;

/** Which calls go first when the account's quota is scarce. Within a priority, first come is first served. */
public enum Priority {
    /** Goes before all others, such as a one-time password; a part of the quota is kept for it. */
    high,
    /** The default. */
    normal,
    /** What has time, such as a campaign or a sync: spread evenly over the minute, so that others need not wait for it. */
    bulk
}
