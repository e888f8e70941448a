package io.github.camelinterakt.sandbox;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;

import io.github.camelinterakt.sandbox.account.QuotaWindow;

/**
 * The command-line options.
 *
 * @param help whether to print the help text only
 * @param hasSampleData whether to start with sample data
 * @param builder the configured builder
 */
record SandboxArguments(boolean help, boolean hasSampleData, SandboxSettings builder) {

    static final String HELP = """
            Simulates the Interakt API on this machine; needs no account and no network.

            Options (each as --name=value):
              --port=8085                  the port to listen on; 0 for a free port
              --host=127.0.0.1             the address to listen on
              --api-key=examplekey         the raw API key of the account; several, separated by commas, are several
                                           accounts, each with its own data
              --requests-per-minute=0      the plan's rate limit (Growth 300, Advanced 600); 0 for no limit
              --quota-window=fixed-minute  how requests are counted: fixed-minute, sliding, token-bucket
              --approve-templates-after=0s when new templates are approved: 30s, 5m, 1h ..., or never
              --journal=1000               the size of WireMock's request journal; 0 disables it
              --sample-data=true           start with the templates welcome, order_shipped and otp (en),
                                           and the contact 919999999999 with an open 24-hour window
              --help                       prints this text
            """;

    private static final int DEFAULT_PORT = 8085;

    static SandboxArguments parse(String... args) {
        SandboxSettings builder = Sandbox.builder().port(DEFAULT_PORT).approveTemplatesAfter(Duration.ZERO);
        boolean sampleData = true;
        for (String argument : args) {
            if (argument.equals("--help") || argument.equals("-h")) {
                return new SandboxArguments(true, sampleData, builder);
            }
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("The argument must have the form --name=value: " + nameOf(argument));
            }
            String name = argument.substring(2, equals);
            String value = argument.substring(equals + 1);
            switch (name) {
                case "port" -> builder.port(number(name, value));
                case "host" -> builder.host(value);
                case "api-key" -> {
                    String[] keys = value.split(",", -1);
                    builder.apiKey(keys[0], Arrays.copyOfRange(keys, 1, keys.length));
                }
                case "requests-per-minute" -> builder.requestsPerMinute(number(name, value));
                case "quota-window" -> builder.quotaWindow(window(value));
                case "approve-templates-after" -> builder.approveTemplatesAfter(duration(name, value));
                case "journal" -> builder.journal(number(name, value));
                case "sample-data" -> sampleData = bool(name, value);
                default -> throw new IllegalArgumentException("Unknown option: --" + name);
            }
        }
        return new SandboxArguments(false, sampleData, builder.sampleData(sampleData));
    }

    private static String nameOf(String argument) {
        return argument.length() > 40 ? argument.substring(0, 40) + "..." : argument;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " must be a whole number, but is " + value, e);
        }
    }

    private static boolean bool(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("--" + name + " must be true or false, but is " + value);
        }
        return value.equals("true");
    }

    private static QuotaWindow window(String value) {
        return switch (value) {
            case "fixed-minute" -> QuotaWindow.FIXED_MINUTE;
            case "sliding" -> QuotaWindow.SLIDING;
            case "token-bucket" -> QuotaWindow.TOKEN_BUCKET;
            default ->
                throw new IllegalArgumentException(
                        "--quota-window must be fixed-minute, sliding or token-bucket, but is " + value);
        };
    }

    private static Duration duration(String name, String value) {
        if (value.equals("never")) {
            return null;
        }
        try {
            return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--" + name + " must be a time such as 30s, 5m or 1h, or never, but is " + value, e);
        }
    }
}
