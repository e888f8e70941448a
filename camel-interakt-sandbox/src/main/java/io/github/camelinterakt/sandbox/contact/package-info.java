/** Contacts, their traits, tags and events, and their 24-hour window. */
package io.github.camelinterakt.sandbox.contact;
