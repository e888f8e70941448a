/**
 * The feeds: {@code from("interakt:users")}, which hands out every contact that was created or changed, and
 * {@code from("interakt:templates")}, which hands out every template whose status, category or content changed.
 */
package io.github.camelinterakt.feed;
