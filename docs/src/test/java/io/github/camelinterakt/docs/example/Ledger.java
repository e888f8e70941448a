package io.github.camelinterakt.docs.example;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

import org.apache.camel.Header;

// tag::effect[]
public class Ledger {

    private final DataSource crm;

    public Ledger(DataSource crm) {
        this.crm = crm;
    }

    /** Counts an event once, however often the route gets it: its key and its effect are committed together. */
    public void book(@Header("CamelInteraktEventKey") String key, @Header("CamelInteraktPhone") String phone)
            throws SQLException {
        try (Connection connection = crm.getConnection();
                PreparedStatement once = connection.prepareStatement(
                        "insert into booked_events (event_key) values (?) on conflict do nothing");
                PreparedStatement count =
                        connection.prepareStatement("update customers set events = events + 1 where phone = ?")) {
            connection.setAutoCommit(false);
            once.setString(1, key);
            if (once.executeUpdate() == 1) {
                count.setString(1, phone);
                count.executeUpdate();
            }
            connection.commit();
        }
    }
}
// end::effect[]
