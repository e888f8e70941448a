package io.github.camelinterakt.examples.crmsync.twoway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.conflict.Merge;
import io.github.camelinterakt.conflict.TwoWayMerge;
import io.github.camelinterakt.mapping.CrmMapping;
import io.github.camelinterakt.model.Contact;
import io.github.camelinterakt.phone.Phone;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The CRM's side of the sync: rows to contacts, contacts to rows, and which rows are done. */
@Component("crmRows")
@Profile("two-way")
class CrmRows {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final CrmMapping mapping;
    private final TwoWayMerge twoWay;
    private final Clock clock;
    private final String region;
    private final String rowOfPhone;
    private final AtomicInteger newRows = new AtomicInteger();
    private final AtomicInteger changedRows = new AtomicInteger();

    CrmRows(
            JdbcTemplate jdbc,
            CrmMapping mapping,
            TwoWayMerge twoWay,
            Clock clock,
            @Value("${camel.component.interakt.default-region}") String defaultRegion) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));
        this.mapping = mapping;
        this.twoWay = twoWay;
        this.clock = clock;
        this.region = Phone.region(defaultRegion);
        this.rowOfPhone = sql("sql/two-way-row.sql");
    }

    private static String sql(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Interakt is to know of a row. */
    public Contact contact(@Variable("row") Map<String, Object> row) {
        return mapping.contact(row);
    }

    /** Interakt has the row as it was read. */
    public void sent(@Variable("row") Map<String, Object> row) {
        mark((Long) row.get("id"), phone(row.get("phone")), (Timestamp) row.get("updated_at"), null);
    }

    /** Interakt does not want it; it is tried again when it has changed. Where nobody knows, it is tried again anyway. */
    public void refused(@Variable("row") Map<String, Object> row, @ExchangeException InteraktException failure) {
        if (!failure.isSafeToRepeat()) {
            mark((Long) row.get("id"), null, (Timestamp) row.get("updated_at"), failure.getMessage());
        }
    }

    /**
     * Writes what others have changed in Interakt to the row of the contact, or to a new one.
     *
     * @return what is to go to Interakt in its turn; null if nothing is
     */
    public Contact merge(@Body Contact contact, @Header("CamelInteraktChangedTraits") List<String> changedTraits) {
        String phone = contact.getFullPhoneNumber().substring(1);
        return transaction.execute(status -> {
            List<Map<String, Object>> rows = jdbc.queryForList(rowOfPhone, phone);
            if (rows.isEmpty()) {
                insert(phone, contact, twoWay.merge(contact).row());
                return null;
            }
            Map<String, Object> row = rows.get(0);
            Timestamp syncedAt = (Timestamp) row.get("synced_at");
            Merge merge = twoWay.merge(row, syncedAt.toInstant(), contact, changedTraits);
            if (!merge.row().isEmpty()) {
                update((Long) row.get("id"), merge.row());
                changedRows.incrementAndGet();
            }
            return merge.contact().orElse(null);
        });
    }

    /** As every other change of the row, it is a change: that Interakt has it already, the sync finds out by itself. */
    private void update(long id, Map<String, Object> values) {
        List<Object> arguments = new ArrayList<>(values.values());
        arguments.add(now());
        arguments.add(id);
        // The names are those of the mapping, not Interakt's.
        String columns = String.join(" = ?, ", values.keySet());
        jdbc.update("update contacts set " + columns + " = ?, updated_at = ? where id = ?", arguments.toArray());
    }

    private void insert(String phone, Contact contact, Map<String, Object> values) {
        Long id = jdbc.queryForObject("select coalesce(max(id), 0) + 1 from contacts", Long.class);
        Object name = contact.getTraits().get("name");
        Timestamp now = now();
        jdbc.update(
                "insert into contacts (id, first_name, phone, segment, opted_out, created_at, updated_at)"
                        + " values (?, ?, ?, 'New', false, ?, ?)",
                id,
                name,
                "+" + phone,
                now,
                now);
        if (!values.isEmpty()) {
            update(id, values);
        }
        mark(id, phone, Timestamp.from(Instant.EPOCH), null);
        newRows.incrementAndGet();
    }

    private void mark(long id, String phone, Timestamp syncedAt, String refused) {
        jdbc.update(
                "insert into two_way_state (contact_id, phone, synced_at, refused) values (?, ?, ?, ?)"
                        + " on conflict (contact_id) do update set phone = excluded.phone, synced_at = excluded.synced_at,"
                        + " refused = excluded.refused",
                id,
                phone,
                syncedAt,
                refused);
    }

    private String phone(Object notation) {
        return Phone.parse(notation.toString(), region).full();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    int newRows() {
        return newRows.get();
    }

    int changedRows() {
        return changedRows.get();
    }
}
