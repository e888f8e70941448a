package io.github.camelinterakt.benchmarks.inbox;

import java.io.IOException;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL that writes each commit to its disk, as one does that keeps what it is given. */
public final class DurablePostgres implements AutoCloseable {

    /** How many connections a pool has. */
    static final int CONNECTIONS = 8;

    private final EmbeddedPostgres postgres;

    /** Starts it, empty. */
    public DurablePostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** The JDBC URL, also for other processes. */
    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Connections to it. */
    public static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
