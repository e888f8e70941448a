package io.github.camelinterakt.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.PhoneNumber;

/**
 * Optional sample data: the approved templates {@code welcome} (marketing), {@code order_shipped} (utility) and {@code otp}
 * (authentication), all in {@code en}, and the contact {@link #CONTACT} with an open 24-hour window, which accepts any message.
 */
public final class SampleData {

    /** The sample contact's phone number, with country code. */
    public static final String CONTACT = "919999999999";

    private SampleData() {}

    static void addTo(Account account) {
        Instant now = account.now();
        account.templates().addApproved("welcome", "en", "MARKETING", "Welcome, {{1}}!", now);
        account.templates()
                .addApproved("order_shipped", "en", "UTILITY", "Hi {{1}}, your order {{2}} is on its way.", now);
        account.templates().addApproved("otp", "en", "AUTHENTICATION", "{{1}} is your verification code.", now);
        PhoneNumber phone = PhoneNumber.ofFull(CONTACT);
        Contact contact =
                account.contacts().track(phone, null, Map.of("name", "Sample Contact"), List.of("sample"), now);
        account.contacts().wrote(contact.id(), now);
    }
}
