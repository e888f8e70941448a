/** The CRM's timeline of its customers. */
package io.github.camelinterakt.examples.webhookinbox.timeline;
