package io.github.camelinterakt.examples.webhookinbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;

/** The CRM's PostgreSQL, whose data stay in a directory. */
record Database(EmbeddedPostgres postgres, JdbcTemplate jdbc) implements AutoCloseable {

    private static final long SECONDS_TO_END = 20;

    /** Starts PostgreSQL on the data in the directory. Ends one first that a killed demonstration has left running. */
    static Database open(Path directory) throws IOException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        endLeftOver(directory.resolve("postmaster.pid"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.toAbsolutePath())
                .setCleanDataDirectory(false)
                .start();
        return new Database(postgres, new JdbcTemplate(postgres.getPostgresDatabase()));
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

    /** How many events have come: the inbox deletes handled ones in time, and the timeline lacks those to be handled. */
    int events() {
        return count("select count(*) from (select event_key from interakt_inbox"
                + " union select event_key from crm_timeline) as events");
    }

    /** How many of them are not handled yet. */
    int unhandled() {
        return count("select count(*) from interakt_inbox where state <> 'DONE'");
    }

    private int count(String query) {
        boolean isEmpty = jdbc.queryForObject("select to_regclass('interakt_inbox') is null", Boolean.class);
        return isEmpty ? 0 : jdbc.queryForObject(query, Integer.class);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
