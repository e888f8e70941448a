package io.github.camelinterakt.examples.crmsync;

import io.github.camelinterakt.examples.crmsync.demo.LiveOrSandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Syncs the CRM into Interakt once, and exits: with 0 if all went well, 1 if the sandbox disagrees, 2 if the run stopped. */
@SpringBootApplication
public class CrmSyncApplication {

    /** Runs the sync. */
    public static void main(String[] args) {
        System.exit(SpringApplication.exit(start(args)));
    }

    /** Starts the application and returns when the sync is over. */
    static ConfigurableApplicationContext start(String... args) {
        return start(context -> {}, args);
    }

    /** Likewise, with beans of the caller's. */
    static ConfigurableApplicationContext start(
            ApplicationContextInitializer<ConfigurableApplicationContext> beans, String... args) {
        SpringApplication application = new SpringApplication(CrmSyncApplication.class);
        application.addInitializers(new LiveOrSandbox(), beans);
        return application.run(args);
    }
}
