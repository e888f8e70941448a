package io.github.camelinterakt.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.sandbox.account.Account;
import io.github.camelinterakt.sandbox.account.Contact;
import io.github.camelinterakt.sandbox.account.PhoneNumber;
import io.github.camelinterakt.sandbox.api.JsonValues;

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
        template(account, "welcome", "MARKETING", "Welcome, {{1}}!");
        template(account, "order_shipped", "UTILITY", "Hi {{1}}, your order {{2}} is on its way.");
        template(account, "otp", "AUTHENTICATION", "{{1}} is your verification code.");
        PhoneNumber phone = PhoneNumber.ofFull(CONTACT);
        Contact contact =
                account.contacts().track(phone, null, Map.of("name", "Sample Contact"), List.of("sample"), now);
        account.contacts().wrote(contact.id(), now);
    }

    private static void template(Account account, String name, String category, String body) {
        Map<String, Object> definition = JsonValues.object("display_name", name, "category", category, "body", body);
        account.templates().addApproved("en", definition, account.now());
    }
}
