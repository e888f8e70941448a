package io.github.camelinterakt.benchmarks.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.mapping.Conversion;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.model.Contact;

import static io.github.camelinterakt.mapping.FieldMapping.field;

/** Records as Salesforce has them, of 12 fields, two of them dates, and their mapping. */
final class Records {

    /** Maps all of their fields, both ways. */
    static final CrmMapping MAPPING = CrmMapping.builder()
            .contact("userId", field("Id"))
            .contact("phone", field("MobilePhone"))
            .contact("createdAt", field("CreatedDate"))
            .contact("traits.first_name", field("FirstName"))
            .contact("traits.last_name", field("LastName"))
            .contact("traits.email", field("Email").convert(Conversion.TRIM, Conversion.LOWER))
            .contact("traits.job_title", field("Title"))
            .contact("traits.department", field("Department"))
            .contact("traits.city", field("MailingCity"))
            .contact("traits.country", field("MailingCountry"))
            .contact("traits.birthday", field("Birthdate").convert(Conversion.DATE))
            .contact("traits.email_opt_out", field("HasOptedOutOfEmail").convert(Conversion.BOOLEAN))
            .build();

    private Records() {}

    /** The mapping of the component. */
    static RecordMapper mapping() {
        return new RecordMapper() {
            @Override
            public Contact contact(Map<String, Object> record) {
                return MAPPING.contact(record);
            }

            @Override
            public Map<String, Object> row(Contact contact) {
                return MAPPING.row(contact);
            }
        };
    }

    /** So many records, each another. */
    static List<Map<String, Object>> some(int number) {
        List<Map<String, Object>> records = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            Map<String, Object> sample = new HashMap<>();
            sample.put("Id", "003" + i);
            sample.put("MobilePhone", "+919999999999");
            sample.put(
                    "CreatedDate", String.format("2026-%02d-%02dT09:%02d:00.000+0000", i % 12 + 1, i % 28 + 1, i % 60));
            sample.put("FirstName", "First " + i);
            sample.put("LastName", "Last " + i);
            sample.put("Email", " Someone." + i + "@Example.com");
            sample.put("Title", i % 5 == 0 ? null : "Engineer");
            sample.put("Department", "");
            sample.put("MailingCity", "Pune");
            sample.put("MailingCountry", "India");
            sample.put("Birthdate", String.format("19%02d-%02d-%02d", 50 + i % 50, i % 12 + 1, i % 28 + 1));
            sample.put("HasOptedOutOfEmail", i % 2 == 0);
            records.add(sample);
        }
        return records;
    }
}
