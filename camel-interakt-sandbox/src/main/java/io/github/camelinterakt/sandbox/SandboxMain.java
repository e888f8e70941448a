package io.github.camelinterakt.sandbox;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/** Runs a sandbox from the command line until the process is terminated. */
public final class SandboxMain {

    private SandboxMain() {}

    /** Runs the sandbox. */
    public static void main(String[] args) {
        int code = run(args, System.getenv(), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Starts a sandbox that keeps the process alive, or prints why it cannot start. */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (Set.of(args).contains("--help") || Set.of(args).contains("-h")) {
            out.print(help());
            return 0;
        }
        SandboxSettings settings;
        try {
            settings = settings(args, environment);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("Try --help.");
            return 2;
        }
        Sandbox sandbox;
        try {
            sandbox = settings.start();
        } catch (RuntimeException e) {
            err.println("Cannot listen on the given host and port: " + e.getMessage());
            return 1;
        }
        out.println(welcome(sandbox, settings));
        return 0;
    }

    static SandboxSettings settings(String[] args, Map<String, String> environment) {
        SandboxSettings settings = Sandbox.builder();
        for (SandboxSetting setting : SandboxSetting.values()) {
            setting.apply(settings, environment.getOrDefault(setting.variable(), setting.commandLineDefault()));
        }
        for (String argument : args) {
            settings.set(argument.startsWith("--") ? argument.substring(2) : argument);
        }
        return settings;
    }

    private static String help() {
        StringBuilder help = new StringBuilder("""
                Simulates the Interakt API on this machine; needs no account and no network.

                Options, each as --name=value, or as a variable such as INTERAKT_SANDBOX_API_KEY:
                """);
        for (SandboxSetting setting : SandboxSetting.values()) {
            String values = setting.choices().isEmpty() ? "" : " (" + String.join(", ", setting.choices()) + ")";
            help.append("  --%s=%s%s%n".formatted(setting.kebabCase(), setting.commandLineDefault(), values));
            for (String line : setting.description().split("(?<=\\G.{60,90})\\s", -1)) {
                help.append("        ").append(line).append(System.lineSeparator());
            }
        }
        return help.append("  --help").append(System.lineSeparator()).toString();
    }

    static String welcome(Sandbox sandbox, SandboxSettings settings) {
        String url = settings.get(SandboxSetting.WEBHOOK_URL);
        String firstCall = settings.<Boolean>get(SandboxSetting.SAMPLE_DATA) ? """
                    curl -u '%2$s:' -H 'Content-Type: application/json' %1$s/message/ \\
                      -d '{"fullPhoneNumber":"919999999999","type":"Template",\
                "template":{"name":"welcome","languageCode":"en","bodyValues":["there"]}}'""" : """
                    curl -u '%2$s:' -H 'Content-Type: application/json' %1$s/track/users/ \\
                      -d '{"fullPhoneNumber":"919999999999","traits":{"name":"Sample Contact"}}'""";
        return ("""
                Interakt sandbox
                  base URL  %1$s
                  API key   %2$s
                  webhook   %4$s, secret %5$s
                  page      %3$s

                First call:
                """ + firstCall + """


                Configuration of camel-interakt (application.properties):
                    camel.component.interakt.base-url=%1$s
                    camel.component.interakt.api-key=%2$s
                    camel.component.interakt.webhook-secret=%5$s

                For tests only: nobody needs to log in to the page.
                Stop the sandbox with Ctrl-C.""")
                .formatted(
                        sandbox.baseUrl(),
                        sandbox.apiKey(),
                        sandbox.pageUrl(),
                        url == null ? "not set: --webhook-url, or on the page" : url,
                        settings.<String>get(SandboxSetting.WEBHOOK_SECRET));
    }
}
