/**
 * Several nodes on one account: what they hold of its quota, kept in a store that they share. For users:
 * {@link io.github.camelinterakt.lease.JdbcQuotaStore}, and {@link io.github.camelinterakt.lease.QuotaStore} for stores of
 * their own.
 */
package io.github.camelinterakt.lease;
