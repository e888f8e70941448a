package io.github.camelinterakt.docs.app;

import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;

// tag::main[]
public final class ProductionApplication {

    public static void main(String[] args) throws Exception {
        create().run(args);
    }

    static Main create() {
        Main main = new Main(ProductionApplication.class);
        main.bind("crm", JdbcConnectionPool.create("jdbc:h2:./crm;WRITE_DELAY=0", "sa", "")); // or a pool of PostgreSQL
        return main;
    }
}
// end::main[]
