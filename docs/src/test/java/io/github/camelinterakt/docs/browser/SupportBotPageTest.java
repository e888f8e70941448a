package io.github.camelinterakt.docs.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The support bot, started by the command of its README, and a person at the sandbox's page. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupportBotPageTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Duration BUILD = Duration.ofMinutes(10);
    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?!v1)");

    private Chromium page;
    private Process bot;

    @BeforeAll
    void start(@TempDir Path files) throws Exception {
        page = Chromium.start(files.resolve("profile"));
        List<String> command = new ArrayList<>(readmesCommand());
        String localRepository = System.getProperty("localRepository");
        if (localRepository != null) {
            command.add("-Dmaven.repo.local=" + localRepository);
        }
        Path output = files.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SANDBOX_PORT", freePort());
        builder.environment().put("WEBHOOK_PORT", freePort());
        builder.environment().put("BOT_DATA", files.resolve("bot").toString());
        bot = builder.start();
        page.show(1440, 900, false);
        page.open(addressIn(output));
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (bot != null) {
            List<ProcessHandle> all = bot.descendants().toList();
            bot.destroy();
            all.forEach(ProcessHandle::destroy);
            assertThat(bot.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        if (page != null) {
            page.close();
        }
    }

    /** Refreshes docs/images with {@code -Dbrowser.screenshots}. */
    @Test
    void aPersonChatsWithTheBotInThePageFromTheMenuToTheAgentAndBack() throws IOException {
        page.click("[aria-label='Hide the guide']");
        page.click(".customer", "Sample Contact");
        says("Hi");
        page.click(".entry.out .tap", "Our teas");
        page.await(
                "the picture",
                () -> Boolean.TRUE.equals(page.run("const image = document.querySelector('.entry.out img.media');"
                        + "return !!image && image.naturalWidth > 0")));
        page.click(".entry.out:last-child .tap", "Our teas");
        page.click("dialog .row", "Darjeeling");
        page.find(".entry.out .body", "Good choice! Order Darjeeling");
        page.click("[aria-label='Send something else']");
        page.click("dialog .grid button", "Order");
        page.type("dialog [name=name]", "tea-darjeeling");
        page.type("dialog [name=quantity]", "2");
        page.type("dialog [name=amount]", "349");
        page.click("dialog form .primary");
        page.find(".entry.out .body", "is confirmed: 698 in all");
        page.click("#tab-webhooks");
        page.find(".wire-row", "cart_order_update");
        image("support-bot");

        page.click("#tab-settings");
        page.click(".panel button", "+ 24 h");
        page.find(".device header", "window closed");
        page.run("[...document.querySelectorAll('.entry.in')].findLast((entry) => entry.querySelector('.order'))"
                + ".querySelector('.more').click()");
        page.click("dialog .actions button", "shipped");
        page.click("dialog [aria-label=Close]");
        page.find(".entry.out .body", "Hi Sample Contact, your order");
        says("agent");
        page.find(".entry.out .body", "A colleague takes over");
        page.find(".device header", "with priya@example.com");
        says("My parcel is wet");
        page.click("#tab-calls");
        page.find(".wire-row .rule", "within last 24 hours");
        image("support-bot-agent");
        says("bot");
        page.find(".device header", "with bot@example.com");
        page.find(".entry.out:last-child .body", "What can I do for you?");
        assertThat(page.consoleErrors()).isEmpty();
    }

    private void says(String text) {
        page.type(".composer [name=text]", text);
        page.click(".composer .primary");
        page.find(".entry.in .body", text);
    }

    private static List<String> readmesCommand() throws IOException {
        return Files.readAllLines(ROOT.resolve("examples/support-bot/README.md")).stream()
                .filter(line -> line.startsWith("./mvnw -q -Psupport-bot -pl"))
                .map(line -> List.of(
                        line.replace("./mvnw", ROOT.resolve("mvnw").toString()).split(" ")))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for the line with the page's address. */
    private String addressIn(Path output) throws Exception {
        long end = System.nanoTime() + BUILD.toNanos();
        while (System.nanoTime() < end) {
            Matcher address = PAGE.matcher(Files.readString(output));
            if (address.find()) {
                return address.group();
            }
            if (bot.waitFor(200, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("The bot does not start: " + Files.readString(output));
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private void image(String name) throws IOException {
        Path folder =
                System.getProperty("browser.screenshots") == null ? Path.of("target", "images") : Path.of("images");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), page.screenshot());
    }
}
