/** The webhook: signed events about the statuses of messages and about messages from contacts. */
package io.github.camelinterakt.sandbox.webhook;
