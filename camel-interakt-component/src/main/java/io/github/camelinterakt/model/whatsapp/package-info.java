/**
 * WhatsApp messages of every type. All of them start at {@link io.github.camelinterakt.model.whatsapp.WhatsAppMessage}.
 */
package io.github.camelinterakt.model.whatsapp;
