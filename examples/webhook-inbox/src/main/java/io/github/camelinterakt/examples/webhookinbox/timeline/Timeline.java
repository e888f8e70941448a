package io.github.camelinterakt.examples.webhookinbox.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import javax.sql.DataSource;

import io.github.camelinterakt.event.MessageStatus;
import io.github.camelinterakt.event.WebhookEvent;

/**
 * Writes events into the CRM. An event can come more than once: after a crash, or when it is replayed. So its key is written
 * in the same transaction as its effect; where the key is there already, so is the effect.
 */
public final class Timeline {

    private final DataSource crm;

    /** In that database. */
    public Timeline(DataSource crm) {
        this.crm = crm;
    }

    /** Makes the tables that are not there. */
    public void createTables() throws SQLException, IOException {
        try (InputStream script = Timeline.class.getResourceAsStream("/sql/timeline.sql");
                Connection connection = crm.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A message that the CRM has sent was sent, delivered, read, or has failed. */
    public void status(WebhookEvent event) throws SQLException {
        write(event, "status", event.getStatus().name(), connection -> advance(connection, event));
    }

    /** A customer has tapped a button of a message. */
    public void click(WebhookEvent event) throws SQLException {
        write(event, "click", event.getClick().getButtonText(), connection -> {});
    }

    /** A customer has written, or chosen an answer. */
    public void message(WebhookEvent event) throws SQLException {
        String text = event.getMessage().getReply() != null
                ? event.getMessage().getReply().title()
                : event.getMessage().getText();
        write(event, "message", text, connection -> {});
    }

    /** Something else, such as a template that was approved. */
    public void other(WebhookEvent event) throws SQLException {
        write(event, "other", event.getType(), connection -> {});
    }

    /** What an event changes, besides the timeline. */
    @FunctionalInterface
    private interface Effect {
        void in(Connection connection) throws SQLException;
    }

    private void write(WebhookEvent event, String kind, String detail, Effect effect) throws SQLException {
        try (Connection connection = crm.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (insert(connection, event, kind, detail)) {
                    effect.in(connection);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static boolean insert(Connection connection, WebhookEvent event, String kind, String detail)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into crm_timeline (event_key, happened_at, phone, callback_data, kind, detail)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (event_key) do nothing")) {
            insert.setString(1, event.getKey());
            insert.setTimestamp(2, event.getTimestamp() == null ? null : Timestamp.from(event.getTimestamp()));
            insert.setString(3, event.getPhone());
            insert.setString(4, event.getCallbackData());
            insert.setString(5, kind);
            insert.setString(6, detail);
            return insert.executeUpdate() == 1;
        }
    }

    /** A message's status only moves forward: events come out of order. */
    private static void advance(Connection connection, WebhookEvent event) throws SQLException {
        if (event.getCallbackData() == null) {
            return;
        }
        MessageStatus before = lockedStatus(connection, event.getCallbackData());
        if (before == null || event.getStatus().isAfter(before)) {
            try (PreparedStatement update =
                    connection.prepareStatement("insert into crm_messages (callback_data, status) values (?, ?)"
                            + " on conflict (callback_data) do update set status = excluded.status")) {
                update.setString(1, event.getCallbackData());
                update.setString(2, event.getStatus().name());
                update.executeUpdate();
            }
        }
    }

    private static MessageStatus lockedStatus(Connection connection, String callbackData) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select status from crm_messages where callback_data = ? for update")) {
            select.setString(1, callbackData);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? MessageStatus.valueOf(row.getString(1)) : null;
            }
        }
    }
}
