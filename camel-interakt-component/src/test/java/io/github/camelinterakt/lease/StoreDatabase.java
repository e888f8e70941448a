package io.github.camelinterakt.lease;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

import io.github.camelinterakt.MariaDb;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that the store is tested with; each test gets an empty one. */
enum StoreDatabase {
    POSTGRESQL {
        @Override
        DataSource empty(EmbeddedPostgres server) {
            String schema = "s" + UUID.randomUUID().toString().replace("-", "");
            PGSimpleDataSource all = (PGSimpleDataSource) server.getPostgresDatabase();
            run(all, "CREATE SCHEMA " + schema);
            PGSimpleDataSource own = (PGSimpleDataSource) server.getPostgresDatabase();
            own.setCurrentSchema(schema);
            return own;
        }
    },
    H2 {
        @Override
        DataSource empty(EmbeddedPostgres server) {
            JdbcDataSource own = new JdbcDataSource();
            own.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
            return own;
        }
    },
    MARIADB {
        @Override
        DataSource empty(EmbeddedPostgres server) {
            try {
                return new MariaDbDataSource(MariaDb.newDatabaseUrl());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    abstract DataSource empty(EmbeddedPostgres server);

    static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder().start();
    }

    static void run(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
