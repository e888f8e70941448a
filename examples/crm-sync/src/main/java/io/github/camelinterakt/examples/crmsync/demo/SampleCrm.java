package io.github.camelinterakt.examples.crmsync.demo;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/** Fills an empty CRM with data as messy as in reality. The same number of contacts gives the same CRM. */
@Component
@EnableConfigurationProperties(DemoProperties.class)
class SampleCrm {

    private static final int MOST_CONTACTS = 90_000;
    private static final int CONTACTS_A_COMPANY = 20;
    private static final long FIRST_NUMBER = 9_999_900_000L;
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
    private static final List<String> INDUSTRIES = List.of("Retail", "Logistics", "Healthcare", "Bäckerei", "शिक्षा");
    private static final List<String> CITIES = List.of("Pune", "München", "मुंबई", "Chennai", "Tromsø");
    private static final List<String> PRODUCTS =
            List.of("Fleet tracking", "Point of sale", "Büroeinrichtung", "CRM set-up");
    private static final List<String> STAGES = List.of("LEAD", "QUALIFIED", "PROPOSAL", "WON");
    private static final List<String> FIRST_NAMES = List.of(
            "Asha", "Ravi", "Jörg", "आशा", "Zoë", "विक्रम", "Meera", "Müge", "Arjun", "नेहा", "Søren", "PRIYA",
            "kiran ");
    private static final List<String> LAST_NAMES = List.of(
            "Sharma", "Iyer", "Müller-Lüdenscheidt", "शर्मा", "O'Neil", "D’Souza", "कुमार", "Größ", "Nair", "Ångström");
    private static final List<String> NO_NUMBERS =
            List.of("", "n/a", "12345", "call the office", "+91 99999", "undefined");
    /** How people write one and the same number, from its first five and its last five digits. */
    private static final List<String> NOTATIONS =
            List.of("+91 %1$s %2$s", "0%1$s%2$s", "91%1$s%2$s", "+91-(%1$s)-%2$s", "%1$s %2$s");

    private static final List<String> NOTES = List.of(
            "Met at the fair", "Prefers mornings", "निर्णय अगले महीने", "Wants an offer for 3 sites", "VIP – be quick");
    private static final List<String> REFUSED_NOTES =
            List.of("first line\nsecond line", "name\tcity\tbudget", "too   many   spaces");
    private static final List<String> SEGMENTS = List.of("New", "Active", "At risk", "Partner");
    private static final List<String> LANGUAGES = List.of("en", "hi", "de", "en", "hi");

    private final JdbcTemplate jdbc;
    private final int contacts;
    private final boolean isWanted;
    private final Random chance = new Random(20_260_101);
    private final List<Object[]> stages = new ArrayList<>();

    SampleCrm(JdbcTemplate jdbc, DemoProperties properties, Environment environment) {
        this.jdbc = jdbc;
        this.contacts = properties.contacts();
        this.isWanted = isWanted(environment);
    }

    /** Whether the CRM is the demonstration's own, or is to be filled like it. */
    static boolean isWanted(Environment environment) {
        return environment.getProperty(
                "crm.sample-data", Boolean.class, !environment.containsProperty("spring.datasource.url"));
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(1)
    void fill() {
        if (!isWanted) {
            return;
        }
        if (contacts < 1 || contacts > MOST_CONTACTS) {
            throw new InvalidConfigurationPropertyValueException(
                    "crm.contacts", contacts, "There can be 1 to " + MOST_CONTACTS + " sample contacts.");
        }
        DataSource crm = jdbc.getDataSource();
        new ResourceDatabasePopulator(new ClassPathResource("demo/crm-schema.sql")).execute(crm);
        if (jdbc.queryForObject("select count(*) from contacts", Long.class) == 0) {
            int companies = Math.max(1, contacts / CONTACTS_A_COMPANY);
            insert("companies", rows(companies, this::company));
            insert("contacts", rows(contacts, place -> contact(place, companies)));
            insert("deals", rows(contacts * 6 / 10, this::deal));
            insert("deal_stages", stages);
        }
    }

    private Object[] company(int place) {
        return new Object[] {place + 1, "Example Company " + (place + 1), oneOf(INDUSTRIES), oneOf(CITIES)};
    }

    private Object[] contact(int place, int companies) {
        // Every now and then somebody was entered a second time, by somebody else.
        int person = place > 50 && chance.nextInt(100) < 4 ? chance.nextInt(place) : place;
        String firstName = oneOf(FIRST_NAMES);
        String lastName = oneOf(LAST_NAMES);
        int blank = chance.nextInt(100);
        int numberless = chance.nextInt(100);
        String phone = numberless < 1 ? null : numberless < 4 ? oneOf(NO_NUMBERS) : phone(person);
        String email = chance.nextInt(10) == 0 ? null : "person" + person + "@example.com";
        String language = oneOf(LANGUAGES);
        String segment = oneOf(SEGMENTS);
        String notes = chance.nextInt(100) < 2 ? oneOf(REFUSED_NOTES) : chance.nextBoolean() ? oneOf(NOTES) : null;
        boolean optedOut = chance.nextInt(100) < 6;
        Integer company = chance.nextInt(8) == 0 ? null : chance.nextInt(companies) + 1;
        Timestamp created = time(Duration.ofHours(place));
        return new Object[] {
            place + 1,
            company,
            blank < 3 ? null : blank < 6 ? "  " : firstName,
            blank < 2 ? "" : lastName,
            phone,
            email,
            language,
            segment,
            notes,
            optedOut,
            created,
            created
        };
    }

    private String phone(int person) {
        String national = Long.toString(FIRST_NUMBER + person);
        return String.format(Locale.ROOT, oneOf(NOTATIONS), national.substring(0, 5), national.substring(5));
    }

    private Object[] deal(int place) {
        int id = place + 1;
        int depth = 1 + chance.nextInt(STAGES.size());
        for (int stage = 0; stage < depth; stage++) {
            boolean lost = stage > 0 && stage == depth - 1 && chance.nextInt(4) == 0;
            Timestamp entered = time(Duration.ofHours(place).plusDays(7L * stage));
            stages.add(new Object[] {stages.size() + 1, id, lost ? "LOST" : STAGES.get(stage), entered});
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

    private static Timestamp time(Duration sinceLongAgo) {
        return Timestamp.from(LONG_AGO.plus(sinceLongAgo.dividedBy(10)));
    }

    private void insert(String table, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            String values = "?" + ", ?".repeat(rows.get(0).length - 1);
            jdbc.batchUpdate("insert into " + table + " values (" + values + ")", rows);
        }
    }

    private static List<Object[]> rows(int count, IntFunction<Object[]> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private String oneOf(List<String> values) {
        return values.get(chance.nextInt(values.size()));
    }
}
