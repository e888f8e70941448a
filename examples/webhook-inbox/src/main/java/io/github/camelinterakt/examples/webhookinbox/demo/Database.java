package io.github.camelinterakt.examples.webhookinbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The CRM's PostgreSQL, whose data stay in a directory. */
final class Database implements AutoCloseable {

    private static final long SECONDS_TO_END = 20;

    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it on what is in the directory. One that a killed demonstration has left running is ended first. */
    static Database open(Path directory) throws IOException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        endLeftOver(directory.resolve("postmaster.pid"));
        return new Database(EmbeddedPostgres.builder()
                .setDataDirectory(directory.toAbsolutePath())
                .setCleanDataDirectory(false)
                .start());
    }

    private static void endLeftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .ifPresent(process -> {
                    CompletableFuture<ProcessHandle> end = process.onExit();
                    process.destroy();
                    end.orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
                });
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    /** How many events have come: the inbox forgets them in time, and the timeline has none that is still to be handled. */
    int events() {
        return count("select count(*) from (select event_key from interakt_inbox"
                + " union select event_key from crm_timeline) as events");
    }

    /** How many of them are not done yet. */
    int unhandled() {
        return count("select count(*) from interakt_inbox where state <> 'DONE'");
    }

    private int count(String query) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select to_regclass('interakt_inbox') is null")) {
                row.next();
                if (row.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
