package io.github.camelinterakt.benchmarks.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.model.ContactBuilder;

/** The mapping of {@link Records#MAPPING} as one would write it for these records alone. */
final class MapperByHand implements RecordMapper {

    private static final DateTimeFormatter OF_SALESFORCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);
    private static final DateTimeFormatter OF_ROWS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public Contact contact(Map<String, Object> record) {
        ContactBuilder contact = Contact.builder();
        contact.userId(text(record, "Id"));
        contact.to(text(record, "MobilePhone"));
        String created = text(record, "CreatedDate");
        if (created != null) {
            contact.createdAt(OffsetDateTime.parse(created, OF_SALESFORCE).toInstant());
        }
        trait(contact, "first_name", text(record, "FirstName"));
        trait(contact, "last_name", text(record, "LastName"));
        String email = text(record, "Email");
        trait(contact, "email", email == null ? null : email.strip().toLowerCase(Locale.ROOT));
        trait(contact, "job_title", text(record, "Title"));
        trait(contact, "department", text(record, "Department"));
        trait(contact, "city", text(record, "MailingCity"));
        trait(contact, "country", text(record, "MailingCountry"));
        String born = text(record, "Birthdate");
        if (born != null) {
            contact.trait(
                    "birthday",
                    LocalDate.parse(born).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        trait(contact, "email_opt_out", record.get("HasOptedOutOfEmail"));
        return contact.build();
    }

    private static String text(Map<String, Object> record, String field) {
        Object value = record.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static void trait(ContactBuilder contact, String name, Object value) {
        if (value != null) {
            contact.trait(name, value);
        }
    }

    @Override
    public Map<String, Object> row(Contact contact) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "Id", contact.getUserId());
        put(row, "MobilePhone", contact.getFullPhoneNumber());
        Instant created = contact.getCreatedAt();
        put(row, "CreatedDate", created == null ? null : OF_ROWS.format(created));
        Map<String, Object> traits = contact.getTraits();
        put(row, "FirstName", traits.get("first_name"));
        put(row, "LastName", traits.get("last_name"));
        put(row, "Email", traits.get("email"));
        put(row, "Title", traits.get("job_title"));
        put(row, "Department", traits.get("department"));
        put(row, "MailingCity", traits.get("city"));
        put(row, "MailingCountry", traits.get("country"));
        Object born = traits.get("birthday");
        put(
                row,
                "Birthdate",
                born == null
                        ? null
                        : LocalDate.ofInstant(Instant.parse((String) born), ZoneOffset.UTC)
                                .toString());
        put(row, "HasOptedOutOfEmail", traits.get("email_opt_out"));
        return row;
    }

    private static void put(Map<String, Object> row, String field, Object value) {
        if (value != null) {
            row.put(field, value);
        }
    }
}
