/** Syncs the CRM and Interakt in both directions: what an application copies, with the routes in two-way/. */
package io.github.camelinterakt.examples.crmsync.twoway;
