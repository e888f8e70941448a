/**
 * The rules of the quota, without threads, clocks and locks: every method is told the time. Who calls them holds a lock.
 */
package io.github.camelinterakt.governor.quota;
