package io.github.camelinterakt.sandbox;

import java.io.PrintStream;

/** Runs a sandbox from the command line until the process is terminated. */
public final class SandboxMain {

    private SandboxMain() {}

    /**
     * Runs the sandbox.
     *
     * @param args options, each as {@code --name=value}; {@code --help} lists them
     */
    public static void main(String[] args) {
        int code = run(args, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Starts a sandbox that keeps the process alive, or prints why it cannot start.
     *
     * @return the exit code: 0 if the sandbox runs, 1 if it cannot listen, 2 if an argument is invalid
     */
    static int run(String[] args, PrintStream out, PrintStream err) {
        SandboxArguments arguments;
        try {
            arguments = SandboxArguments.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("Try --help.");
            return 2;
        }
        if (arguments.help()) {
            out.print(SandboxArguments.HELP);
            return 0;
        }
        Sandbox sandbox;
        try {
            sandbox = arguments.builder().start();
        } catch (RuntimeException e) {
            err.println("Cannot listen on the given host and port: " + e.getMessage());
            return 1;
        }
        out.println(welcome(sandbox, arguments.hasSampleData()));
        return 0;
    }

    private static String welcome(Sandbox sandbox, boolean sampleData) {
        String firstCall = sampleData ? """
                    curl -u '%2$s:' -H 'Content-Type: application/json' %1$s/message/ \\
                      -d '{"fullPhoneNumber":"919999999999","type":"Template",\
                "template":{"name":"welcome","languageCode":"en","bodyValues":["there"]}}'""" : """
                    curl -u '%2$s:' -H 'Content-Type: application/json' %1$s/track/users/ \\
                      -d '{"fullPhoneNumber":"919999999999","traits":{"name":"Sample Contact"}}'""";
        return ("""
                Interakt sandbox
                  base URL  %1$s
                  API key   %2$s

                First call:
                """ + firstCall + """


                Configuration of camel-interakt (application.properties):
                    camel.component.interakt.base-url=%1$s
                    camel.component.interakt.api-key=%2$s

                Request journal: %3$s/__admin/requests
                Stop the sandbox with Ctrl-C.""")
                .formatted(
                        sandbox.baseUrl(), sandbox.apiKey(), sandbox.wireMock().baseUrl());
    }
}
