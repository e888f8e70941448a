package io.github.camelinterakt.docs.app;

import org.apache.camel.main.Main;

// tag::main[]
public final class MainApplication {

    public static void main(String[] args) throws Exception {
        new Main(MainApplication.class).run(args);
    }
}
// end::main[]
