/** The feeds {@code from("interakt:users")} and {@code from("interakt:templates")}: what changed at Interakt, as exchanges. */
package io.github.camelinterakt.internal.feed;
