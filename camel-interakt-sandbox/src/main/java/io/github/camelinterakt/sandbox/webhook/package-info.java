/** What the account tells a webhook: what became of its messages, and what people write, signed as the real one signs it. */
package io.github.camelinterakt.sandbox.webhook;
