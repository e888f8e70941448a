package io.github.camelinterakt.examples.otp.demo;

import java.util.Properties;

import io.github.camelinterakt.sandbox.Sandbox;
import io.github.camelinterakt.sandbox.account.Message;
import org.apache.camel.main.Main;

/**
 * Asks the service for a code and verifies it, against the sandbox. With the environment variable INTERAKT_API_KEY it runs the service
 * until it is stopped, against the live API.
 */
public final class Demo {

    private static final int PORT = 8080;
    private static final String PHONE = "+919999999999";

    private Demo() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        if (System.getenv("INTERAKT_API_KEY") != null) {
            new Main().run(args);
            return;
        }
        try (Sandbox sandbox = Sandbox.builder().start();
                Service service = new Service(sandbox, PORT, new Properties())) {
            System.out.printf(
                    "a code for %s: %s%n", PHONE, service.request(PHONE).body());
            System.out.printf(
                    "a second one at once: %s%n", service.request(PHONE).body());
            Message message = sandbox.messages().get(0);
            System.out.printf("Interakt has sent %s%n", message.request());
            String code = message.request().at("/template/bodyValues/0").asText();
            System.out.printf("a wrong code: %d%n", service.verify(PHONE, code.equals("000000") ? "000001" : "000000"));
            System.out.printf("the right code: %d%n", service.verify(PHONE, code));
            System.out.printf("the same code again: %d%n", service.verify(PHONE, code));
        }
    }
}
