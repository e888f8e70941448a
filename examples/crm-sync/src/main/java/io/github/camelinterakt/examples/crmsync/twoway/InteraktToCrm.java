package io.github.camelinterakt.examples.crmsync.twoway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelinterakt.InteraktConstants;
import io.github.camelinterakt.mapping.TwoWayMerge;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what others have changed in Interakt into the CRM. */
@Component
@Profile("two-way")
public class InteraktToCrm {

    private final JdbcTemplate jdbc;
    private final TwoWayMerge twoWay;
    private final Clock clock;
    private final String rowOfPhone;

    /** Into the rows that the query finds. */
    public InteraktToCrm(
            JdbcTemplate jdbc,
            TwoWayMerge twoWay,
            Clock clock,
            @Value("classpath:sql/two-way-row.sql") Resource rowOfPhone)
            throws IOException {
        this.jdbc = jdbc;
        this.twoWay = twoWay;
        this.clock = clock;
        this.rowOfPhone = rowOfPhone.getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * Updates the contact's row, or inserts one. Nobody else can change the row meanwhile: the query locks it.
     *
     * @return what Interakt must get in its turn; null if nothing
     */
    @Transactional
    public Contact merge(@Body Contact contact, @Header(InteraktConstants.CHANGED_TRAITS) List<String> changedTraits) {
        String phone = contact.getFullPhoneNumber().substring(1);
        List<Map<String, Object>> rows = jdbc.queryForList(rowOfPhone, phone);
        if (rows.isEmpty()) {
            update(
                    insert(phone, contact.getTraits().get("name")),
                    twoWay.merge(contact).row());
            return null;
        }
        Map<String, Object> row = rows.get(0);
        Timestamp syncedAt = (Timestamp) row.get("synced_at");
        TwoWayMerge.Changes merge =
                twoWay.merge(row, syncedAt == null ? null : syncedAt.toInstant(), contact, changedTraits);
        update((Long) row.get("id"), merge.row());
        return merge.contact().orElse(null);
    }

    private Long insert(String phone, Object name) {
        return jdbc.queryForObject(
                "insert into contacts (id, first_name, phone, segment, opted_out, created_at, updated_at)"
                        + " select coalesce(max(id), 0) + 1, ?, ?, 'New', false, ?, ? from contacts returning id",
                Long.class,
                name,
                "+" + phone,
                now(),
                now());
    }

    /** The row counts as changed, so the other direction reads it; it makes no call, because Interakt has the values. */
    private void update(Long id, Map<String, Object> values) {
        if (!values.isEmpty()) {
            List<Object> arguments = new ArrayList<>(values.values());
            arguments.add(now());
            arguments.add(id);
            // The names are those of the mapping, not Interakt's.
            String columns = String.join(" = ?, ", values.keySet());
            jdbc.update("update contacts set " + columns + " = ?, updated_at = ? where id = ?", arguments.toArray());
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
