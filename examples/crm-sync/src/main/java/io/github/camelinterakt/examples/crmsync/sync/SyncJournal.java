package io.github.camelinterakt.examples.crmsync.sync;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import io.github.camelinterakt.InteraktException;
import io.github.camelinterakt.Outcome;
import io.github.camelinterakt.Reason;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps, in the CRM's database, how far the sync is: {@code sync_state}, and {@code sync_refusals} for what did not get
 * through. Every change is committed at once, so that a restart goes on where the process died.
 */
@Component("journal")
class SyncJournal {

    private static final int MESSAGE_LENGTH = 1000;

    private final JdbcTemplate jdbc;
    private final Progress progress;
    private final SyncRun run;

    SyncJournal(JdbcTemplate jdbc, Progress progress, SyncRun run) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.run = run;
    }

    /**
     * Marks an event or a message as being sent, before it is.
     *
     * @return false if it is marked already, so that it must not be sent
     */
    public boolean claimed(@Variable("kind") String kind, @Variable("record") long record) {
        int again = jdbc.update(
                "update sync_state set state = 'SENDING', changed_at = ? where kind = ? and record_key = ?"
                        + " and state in ('RETRY', 'REFUSED')",
                now(),
                kind,
                record);
        if (again == 1) {
            return true;
        }
        try {
            jdbc.update(
                    "insert into sync_state (kind, record_key, state, changed_at) values (?, ?, 'SENDING', ?)",
                    kind,
                    record,
                    now());
            return true;
        } catch (DuplicateKeyException alreadyMarked) {
            return false;
        }
    }

    /** Interakt has it. */
    public void done(@Variable("kind") String kind, @Variable("record") long record, @Variable("phone") String phone) {
        mark(kind, record, phone, "DONE");
        jdbc.update("delete from sync_refusals where kind = ? and record_key = ?", kind, record);
        progress.of(Kind.of(kind)).done();
    }

    /** It did not get through. */
    public void failed(
            @Variable("kind") String kind,
            @Variable("record") long record,
            @Variable("phone") String phone,
            @ExchangeException InteraktException failure) {
        Progress.Counts counts = progress.of(Kind.of(kind));
        refuse(kind, record, failure.getReason().name(), failure.getOutcome(), failure.getMessage());
        if (failure.isSafeToRepeat() || isOfTheAccount(failure.getReason())) {
            mark(kind, record, phone, "RETRY");
            counts.retryLater();
            if (isOfTheAccount(failure.getReason()) || failure.getReason() == Reason.CONNECTION_FAILED) {
                run.stop(failure);
            }
        } else if (failure.getOutcome() == Outcome.MAYBE_SENT) {
            mark(kind, record, phone, "IN_DOUBT");
            counts.inDoubt();
        } else {
            mark(kind, record, phone, "REFUSED");
            counts.refused();
        }
    }

    /** Says of what an earlier run was sending when it died that nobody knows whether it got through. */
    void settleInterrupted() {
        List<Object[]> interrupted =
                jdbc.query("select kind, record_key from sync_state where state = 'SENDING'", (row, number) ->
                        new Object[] {row.getString(1), row.getLong(2)});
        for (Object[] one : interrupted) {
            String kind = (String) one[0];
            long record = (Long) one[1];
            refuse(
                    kind,
                    record,
                    "INTERRUPTED",
                    Outcome.MAYBE_SENT,
                    "The process ended during the call. Look in Interakt whether it arrived; to send it again, delete its"
                            + " row of sync_state");
            mark(kind, record, null, "IN_DOUBT");
            progress.of(Kind.of(kind)).inDoubt();
        }
    }

    /** A key or a plan that is refused is refused for every row. */
    private static boolean isOfTheAccount(Reason reason) {
        return reason == Reason.UNAUTHORIZED || reason == Reason.NOT_ON_PLAN;
    }

    private void mark(String kind, long record, String phone, String state) {
        int changed = jdbc.update(
                "update sync_state set state = ?, phone = ?, changed_at = ? where kind = ? and record_key = ?",
                state,
                phone,
                now(),
                kind,
                record);
        if (changed == 0) {
            jdbc.update(
                    "insert into sync_state (kind, record_key, state, phone, changed_at) values (?, ?, ?, ?, ?)",
                    kind,
                    record,
                    state,
                    phone,
                    now());
        }
    }

    private void refuse(String kind, long record, String reason, Outcome outcome, String message) {
        jdbc.update("delete from sync_refusals where kind = ? and record_key = ?", kind, record);
        jdbc.update(
                "insert into sync_refusals (kind, record_key, reason, outcome, message, refused_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                kind,
                record,
                reason,
                outcome.name(),
                message.substring(0, Math.min(message.length(), MESSAGE_LENGTH)),
                now());
    }

    private static Timestamp now() {
        return Timestamp.from(Instant.now());
    }
}
