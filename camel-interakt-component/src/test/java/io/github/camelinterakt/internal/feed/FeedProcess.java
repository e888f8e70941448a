package io.github.camelinterakt.internal.feed;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.camelinterakt.CamelFixture;
import io.github.camelinterakt.checkpoint.FileCheckpointRepository;
import io.github.camelinterakt.model.Contact;
import org.apache.camel.builder.RouteBuilder;

/**
 * A feed in a process of its own: writes each contact that it is handed, its id and its time, to its standard output, from a
 * route that works in parallel, and keeps its checkpoint in a file.
 */
final class FeedProcess {

    private static final String FEED = "interakt:users?checkpoint=#checkpoint&initialDelay=0&delay=100&overlap=500";

    private static final int PAGES_A_MINUTE = 300;

    private FeedProcess() {}

    /**
     * Starts a process.
     *
     * @param received the file to which it adds what it is handed
     */
    static Process start(String baseUrl, Path checkpoint, File received, File log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FeedProcess.class.getName(),
                        baseUrl,
                        checkpoint.toString()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(received))
                .redirectError(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Arguments: the API's URL, the checkpoint's file. */
    public static void main(String[] arguments) throws Exception {
        // As slow as a quota of 300 a minute makes it, or nothing would be left to do when it is killed.
        CamelFixture camel = new CamelFixture(arguments[0]).options("lag=500&requestsPerMinute=" + PAGES_A_MINUTE);
        camel.context().getRegistry().bind("checkpoint", new FileCheckpointRepository(Path.of(arguments[1])));
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED).to("seda:work");
                from("seda:work?concurrentConsumers=4").process(exchange -> {
                    Contact contact = exchange.getMessage().getBody(Contact.class);
                    write(contact.getId() + " " + contact.getModifiedAt());
                });
            }
        });
        camel.start();
        // Ends with the test, however that ends.
        while (System.in.read() >= 0) {}
        camel.close();
    }

    /** A line at once, so that a kill may leave half of the last one and nothing worse. */
    private static void write(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
