package io.github.camelinterakt.mapping.record;

import io.github.camelinterakt.model.PersonBuilder;
import io.github.camelinterakt.phone.Phone;

import static io.github.camelinterakt.mapping.record.FieldPath.ABSENT;

/**
 * Reads who a record is about.
 *
 * @param userId the user id; {@code null} if it is not mapped
 * @param phone the phone in any notation; {@code null} if it is not mapped
 * @param countryCode the country of phones that do not say theirs; {@code null} if it is not mapped
 */
public record PersonReader(ValueReader userId, ValueReader phone, ValueReader countryCode) {

    String userId(Source source) {
        return text(userId, source);
    }

    void phone(Source source, PersonBuilder<?, ?> person) {
        String number = text(phone, source);
        String country = text(countryCode, source);
        if (number == null) {
            return;
        }
        if (country == null || number.startsWith("+") || number.startsWith("00")) {
            person.to(number);
            return;
        }
        try {
            person.phone(Phone.callingCode(country), number);
        } catch (IllegalArgumentException e) {
            source.refuse(countryCode.described(), "is not a country code, such as +91 or IN");
        }
    }

    private static String text(ValueReader reader, Source source) {
        Object value = reader == null ? ABSENT : reader.read(source);
        if (value == ABSENT || value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.strip();
        }
        source.refuse(reader.described(), "is a list, and must be a single value");
        return null;
    }
}
