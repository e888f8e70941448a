package io.github.camelinterakt.examples.crmsync.crm;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

import org.springframework.jdbc.core.JdbcTemplate;

/** Fills an empty CRM: companies, contacts, deals and the stages that they entered. The same size gives the same CRM. */
final class SampleCrm {

    private static final int MOST_CONTACTS = 90_000;
    private static final int CONTACTS_A_COMPANY = 20;
    private static final int BATCH = 1000;
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> INDUSTRIES = List.of("Retail", "Logistics", "Healthcare", "Bäckerei", "शिक्षा");
    private static final List<String> CITIES = List.of("Pune", "München", "मुंबई", "Chennai", "Tromsø");
    private static final List<String> PRODUCTS =
            List.of("Fleet tracking", "Point of sale", "Büroeinrichtung", "CRM set-up");
    private static final List<String> STAGES = List.of("LEAD", "QUALIFIED", "PROPOSAL", "WON");

    private final JdbcTemplate jdbc;
    private final Random chance = new Random(20_260_101);
    private final List<Object[]> stages = new ArrayList<>();

    SampleCrm(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void fill(int contacts) {
        if (contacts < 1 || contacts > MOST_CONTACTS) {
            throw new IllegalArgumentException("crm.contacts must be from 1 to " + MOST_CONTACTS + ", is " + contacts);
        }
        int companies = Math.max(1, contacts / CONTACTS_A_COMPANY);
        insert("companies", 4, rows(companies, this::company));
        insert("contacts", 12, rows(contacts, place -> contact(place, companies)));
        insert("deals", 5, rows(contacts * 6 / 10, place -> deal(place, contacts)));
        insert("deal_stages", 4, stages);
    }

    private Object[] company(int place) {
        return new Object[] {place + 1, "Example Company " + (place + 1), oneOf(INDUSTRIES), oneOf(CITIES)};
    }

    private Object[] contact(int place, int companies) {
        SampleContact contact = SampleContact.at(place, chance);
        Timestamp created = time(Duration.ofHours(place));
        return new Object[] {
            place + 1,
            chance.nextInt(8) == 0 ? null : chance.nextInt(companies) + 1,
            contact.firstName(),
            contact.lastName(),
            contact.phone(),
            contact.email(),
            contact.language(),
            contact.segment(),
            contact.notes(),
            contact.optedOut(),
            created,
            created
        };
    }

    private Object[] deal(int place, int contacts) {
        int id = place + 1;
        int depth = 1 + chance.nextInt(STAGES.size());
        for (int stage = 0; stage < depth; stage++) {
            boolean lost = stage > 0 && stage == depth - 1 && chance.nextInt(4) == 0;
            enter(id, lost ? "LOST" : STAGES.get(stage), Duration.ofHours(place).plusDays(7L * stage));
        }
        String title = oneOf(PRODUCTS) + (chance.nextInt(60) == 0 ? "\nsecond order" : "");
        return new Object[] {
            id,
            chance.nextInt(50) == 0 ? null : chance.nextInt(contacts) + 1,
            title,
            chance.nextInt(20) == 0 ? null : BigDecimal.valueOf(1000L + chance.nextInt(900_000), 2),
            "INR"
        };
    }

    private void enter(int deal, String stage, Duration when) {
        stages.add(new Object[] {stages.size() + 1, deal, stage, time(when)});
    }

    private static Timestamp time(Duration sinceLongAgo) {
        return Timestamp.from(LONG_AGO.plus(sinceLongAgo.dividedBy(10)));
    }

    private void insert(String table, int columns, List<Object[]> rows) {
        String places = "?" + ", ?".repeat(columns - 1);
        for (int from = 0; from < rows.size(); from += BATCH) {
            jdbc.batchUpdate(
                    "insert into " + table + " values (" + places + ")",
                    rows.subList(from, Math.min(from + BATCH, rows.size())));
        }
    }

    private static List<Object[]> rows(int count, IntFunction<Object[]> row) {
        List<Object[]> rows = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            rows.add(row.apply(place));
        }
        return rows;
    }

    private String oneOf(List<String> values) {
        return values.get(chance.nextInt(values.size()));
    }
}
