package io.github.camelinterakt.docs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelinterakt.InteraktComponent;
import io.github.camelinterakt.docs.example.SandboxedCamel;
import io.github.camelinterakt.sandbox.junit5.InteraktSandboxExtension;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The text below {@code <!-- error: {"to": "interakt:...", "body": ..., "CamelInteraktTo": ...} -->} is the error of that
 * call. {@code from} is a route's start instead, {@code component} holds options of the component, {@code customer} is a
 * contact that has not written, and {@code bytes} the size of a body of bytes.
 */
class MistakesPageTest {

    private static final Pattern MARK = Pattern.compile("<!-- error: (\\{.*}) -->");

    /** A code block that calls the API. */
    private static final Pattern CALL = Pattern.compile(
            "(?s)```(java|yaml|xml)\n(?:(?!\n```).)*\\b(interakt|support):(message|rcsMessage|track|get|create|assign|upload|users|templates)");

    @RegisterExtension
    static final InteraktSandboxExtension INTERAKT = InteraktSandboxExtension.with(builder -> builder.sampleData(true));

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyErrorIsThatOfARun(Page page) throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            expected.add(lines.get(i));
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.matches()) {
                expected.addAll(List.of("```text", error(mark.group(1)), "```"));
                i += lines.subList(i + 2, lines.size()).indexOf("```") + 2;
            }
        }
        page.check(lines, expected);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySectionWithACallShowsTheErrorOfAMistake(Page page) {
        boolean isGuide = page.file().getParent().equals(Page.MODULE);
        for (String section : page.text().split(isGuide ? "\n(?=## )" : "(?!)", -1)) {
            assertThat(!CALL.matcher(section).find() || section.contains("<!-- error: "))
                    .as("%s: %s", page, section.lines().findFirst().orElse(""))
                    .isTrue();
        }
    }

    private static String error(String mistake) throws Exception {
        Map<String, Object> given =
                new JsonMapper().readerForMapOf(Object.class).readValue(mistake);
        INTERAKT.sandbox().reset();
        Throwable error = catchThrowable(() -> run(given));
        assertThat(error).as(mistake).isNotNull();
        while (error.getCause() != null && error.getClass().getName().startsWith("org.apache.camel.")) {
            error = error.getCause();
        }
        return error.getMessage();
    }

    @SuppressWarnings("unchecked") // the document is ours
    private static void run(Map<String, Object> given) throws Exception {
        try (SandboxedCamel camel = new SandboxedCamel(INTERAKT.sandbox())) {
            PropertyBindingSupport.bindProperties(
                    camel.context(),
                    camel.context().getComponent("interakt", InteraktComponent.class),
                    (Map<String, Object>) given.getOrDefault("component", Map.of()));
            if (given.containsKey("customer")) {
                INTERAKT.sandbox().track((String) given.get("customer"), Map.of());
            }
            camel.start();
            if (given.containsKey("from")) {
                camel.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from((String) given.get("from")).to("log:x");
                    }
                });
            } else {
                Object body = given.get("body");
                camel.request(
                        (String) given.get("to"),
                        given.containsKey("bytes") ? new byte[(int) given.get("bytes")] : body,
                        given);
            }
        }
    }
}
