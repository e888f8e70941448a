/**
 * Reads all contacts of a closed window of time, page by page, while contacts change. Nothing here knows HTTP, Camel or a
 * clock: a reading says which page it wants and judges the page that came, so a test can run a day in a millisecond.
 */
package io.github.camelinterakt.feed.window;
