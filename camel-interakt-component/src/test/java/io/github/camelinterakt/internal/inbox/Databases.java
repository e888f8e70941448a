package io.github.camelinterakt.internal.inbox;

import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;

/** Real databases, and a table name that no other test has. */
public final class Databases {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Databases() {}

    static String h2() {
        return "jdbc:h2:mem:" + newTable() + ";DB_CLOSE_DELAY=-1";
    }

    /** A pool that waits for its connections as long as a busy machine takes to make them. */
    public static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(20_000);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    static String newTable() {
        return "inbox_" + NAMES.incrementAndGet();
    }
}
