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

/** The mapping of {@link Records#MAPPING} as one would write it for these records alone. */
final class MapperByHand implements RecordMapper {

    private static final DateTimeFormatter OF_SALESFORCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);
    private static final DateTimeFormatter OF_ROWS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public Contact contact(Map<String, Object> record) {
        Map<String, Object> traits = new LinkedHashMap<>();
        put(traits, "first_name", text(record, "FirstName"));
        put(traits, "last_name", text(record, "LastName"));
        String email = text(record, "Email");
        put(traits, "email", email == null ? null : email.strip().toLowerCase(Locale.ROOT));
        put(traits, "job_title", text(record, "Title"));
        put(traits, "department", text(record, "Department"));
        put(traits, "city", text(record, "MailingCity"));
        put(traits, "country", text(record, "MailingCountry"));
        String born = text(record, "Birthdate");
        if (born != null) {
            traits.put(
                    "birthday",
                    LocalDate.parse(born).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        put(traits, "email_opt_out", record.get("HasOptedOutOfEmail"));
        String created = text(record, "CreatedDate");
        return new Contact()
                .withUserId(text(record, "Id"))
                .to(text(record, "MobilePhone"))
                .withTraits(traits)
                .withCreatedAt(
                        created == null
                                ? null
                                : OffsetDateTime.parse(created, OF_SALESFORCE).toInstant());
    }

    private static String text(Map<String, Object> record, String field) {
        Object value = record.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
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
