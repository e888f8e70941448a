/** Contacts: who they are, what is known of them, what they did, and the 24-hour window in which they may be written to. */
package io.github.camelinterakt.sandbox.contact;
