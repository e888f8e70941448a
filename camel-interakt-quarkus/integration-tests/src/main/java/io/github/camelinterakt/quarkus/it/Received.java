package io.github.camelinterakt.quarkus.it;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.event.WebhookEvent;
import io.github.camelinterakt.model.Contact;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What has reached the routes. */
@Named("received")
@Singleton
public class Received {

    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final BlockingQueue<Contact> contacts = new LinkedBlockingQueue<>();
    final AtomicInteger failures = new AtomicInteger();

    /** Takes an event, unless it is to fail. */
    public void event(WebhookEvent event) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The test lets this attempt fail");
        }
        events.add(String.valueOf(event.getMessage().getText()));
    }

    /** Takes a contact. */
    public void contact(Contact contact) {
        contacts.add(contact);
    }
}
