package io.github.camelinterakt;

/** Which calls go first when the account's quota is scarce; first in, first out within a priority. */
public enum Priority {
    /** Before all others, such as one-time passwords; a part of the quota is reserved for it. */
    high,
    /** The default. */
    normal,
    /** Campaigns and syncs: spread evenly over the minute, so that other calls need not wait for them. */
    bulk
}
