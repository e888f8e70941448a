package io.github.camelinterakt.examples.crmsync.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.camelinterakt.sandbox.Sandbox;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sales people edit rows of the CRM, agents edit contacts in Interakt, and leads come from a chat; always the same ones. */
class People {

    private static final long FIRST_LEAD = 919_998_000_000L;
    private static final List<String> LANGUAGES = List.of("en", "hi", "de", "mr");
    private static final List<String> NOTES =
            List.of("Call back", "VIP – be quick", "निर्णय अगले महीने", "Wants an offer");

    private final JdbcTemplate jdbc;
    private final Sandbox sandbox;
    private final Clock clock;
    private final Random chance = new Random(20_260_101);
    int editsInCrm;
    int editsInInterakt;
    int leads;

    People(JdbcTemplate jdbc, Sandbox sandbox, Clock clock) {
        this.jdbc = jdbc;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** Somebody edits something. */
    void edit() {
        List<Map<String, Object>> known =
                jdbc.queryForList("select id, interakt_phone(phone) as phone from contacts where id in"
                        + " (select contact_id from two_way_state where refused is null) order by id");
        Map<String, Object> one = known.get(chance.nextInt(known.size()));
        String field = List.of("email", "language", "notes").get(chance.nextInt(3));
        String value =
                switch (field) {
                    case "email" -> "person" + chance.nextInt(1000) + "@example.com";
                    case "language" -> LANGUAGES.get(chance.nextInt(LANGUAGES.size()));
                    default -> NOTES.get(chance.nextInt(NOTES.size()));
                };
        if (chance.nextBoolean()) {
            jdbc.update(
                    "update contacts set " + field + " = ?, updated_at = ? where id = ?",
                    value,
                    Timestamp.from(clock.instant()),
                    one.get("id"));
            editsInCrm++;
        } else {
            sandbox.track((String) one.get("phone"), Map.of(field, value));
            editsInInterakt++;
        }
    }

    /** Somebody unknown writes, and answers a bot's questions. */
    void lead() {
        String phone = String.valueOf(FIRST_LEAD + leads++);
        sandbox.customer(phone).says("Hi");
        sandbox.track(
                phone, Map.of("name", "Lead " + leads, "email", "lead" + leads + "@example.com", "language", "en"));
    }
}
