/** The sync in both directions, of a CRM and a sandbox that people edit meanwhile. */
package io.github.camelinterakt.examples.crmsync.twoway;
