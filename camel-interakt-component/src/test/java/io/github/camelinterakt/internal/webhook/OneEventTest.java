package io.github.camelinterakt.internal.webhook;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelinterakt.MapOfTheHouseTest;
import io.github.camelinterakt.TypesOnTheWay;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How many types one event passes under {@code onStore}: from the server's exchange to its row, the route, and the end of the row. */
class OneEventTest {

    private static final int MOST_TYPES = 20;

    @Test
    void oneEventPassesFewTypes() throws Exception {
        MapOfTheHouseTest.assertOnTheMap("one-event", TypesOnTheWay.of(Scenario.class), MOST_TYPES);
    }

    /** Receives events into an inbox. */
    static final class Scenario {

        private static final int ROUNDS = 4;

        public static void main(String[] arguments) throws Exception {
            try (HikariDataSource inbox = new HikariDataSource();
                    WebhookServer server = new WebhookServer()
                            .route("webhookSecret=" + WebhookServer.SECRET + "&ack=onStore&inbox=#inbox")) {
                inbox.setJdbcUrl("jdbc:h2:mem:one;DB_CLOSE_DELAY=-1");
                server.context().getRegistry().bind("inbox", DataSource.class, inbox);
                server.start();
                for (int round = 0; round <= ROUNDS; round++) {
                    byte[] event = ("{\"type\":\"message_received\",\"data\":{\"customer\":{\"channel_phone_number\":"
                                    + "\"919999999999\"},\"message\":{\"id\":\"" + UUID.randomUUID() + "\"}}}")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    if (round > 0) {
                        TypesOnTheWay.begin();
                    }
                    assertThat(server.post(event)).isEqualTo(200);
                    int done = round + 1;
                    await().atMost(30, SECONDS).until(() -> done(inbox) == done);
                    if (round > 0) {
                        TypesOnTheWay.end();
                    }
                }
            }
        }

        private static int done(DataSource inbox) throws SQLException {
            try (Connection connection = inbox.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select count(*) from interakt_inbox where state = 'DONE'")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
