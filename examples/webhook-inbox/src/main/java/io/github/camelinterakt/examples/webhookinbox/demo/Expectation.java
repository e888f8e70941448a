package io.github.camelinterakt.examples.webhookinbox.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What must have come into the CRM: each event once, those of earlier runs included, and the last status of every message of
 * this run.
 */
final class Expectation {

    private final Map<String, String> statuses = new HashMap<>();
    private final int earlier;
    private int events;

    /** After that many events of earlier runs. */
    Expectation(int earlier) {
        this.earlier = earlier;
    }

    void event() {
        events++;
    }

    void status(String order, String status) {
        statuses.put(order, status);
        events++;
    }

    int events() {
        return events;
    }

    int messages() {
        return statuses.size();
    }

    /** What differs in the CRM; nothing if all is as it must be. */
    List<String> differences(DataSource crm) throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Connection connection = crm.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select count(*) from crm_timeline")) {
                row.next();
                if (row.getInt(1) != earlier + events) {
                    differences.add("events in the timeline: " + row.getInt(1) + ", not " + (earlier + events));
                }
            }
            Map<String, String> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery("select callback_data, status from crm_messages")) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
            statuses.forEach((order, status) -> {
                if (!status.equals(found.get(order))) {
                    differences.add(order + " is " + found.get(order) + ", not " + status);
                }
            });
        }
        return differences;
    }
}
