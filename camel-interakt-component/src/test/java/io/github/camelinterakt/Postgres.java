package io.github.camelinterakt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL server, started once per JVM and stopped with it. */
public final class Postgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /** Creates an empty database. */
    public static PGSimpleDataSource newDatabase() throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(newDatabaseUrl());
        return database;
    }

    /** Creates an empty database and returns its JDBC URL. */
    public static String newDatabaseUrl() throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Loaded, and with it started, by the first test that needs it. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                // Commits need not be written to disk: no test kills the server.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
