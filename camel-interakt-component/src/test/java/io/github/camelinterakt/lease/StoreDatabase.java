package io.github.camelinterakt.lease;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

import io.github.camelinterakt.MariaDb;
import io.github.camelinterakt.Postgres;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** The databases that the store is tested with; each test gets an empty one. */
enum StoreDatabase {
    POSTGRESQL {
        @Override
        DataSource empty() throws SQLException {
            return Postgres.newDatabase();
        }
    },
    H2 {
        @Override
        DataSource empty() throws SQLException {
            JdbcDataSource own = new JdbcDataSource();
            own.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
            return own;
        }
    },
    MARIADB {
        @Override
        DataSource empty() throws SQLException {
            return new MariaDbDataSource(MariaDb.newDatabaseUrl());
        }
    };

    abstract DataSource empty() throws SQLException;

    static void run(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
