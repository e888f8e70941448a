package io.github.camelinterakt.memory.account;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.MemoryFigures;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Camel's dev console {@code interakt-memory}: what delta has saved, and how many echoes there were. */
@DevConsole(
        name = "interakt-memory",
        displayName = "Interakt Memory",
        description = "What is known of the contacts of Interakt accounts: calls saved by delta, echoes")
public final class MemoryConsole extends AbstractDevConsole {

    /** A console, as Camel makes it. */
    public MemoryConsole() {
        super("camel", "interakt-memory", "Interakt Memory", "What delta has saved, and how many echoes there were");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (ContactMemory memory : memories()) {
            figures(memory).forEach((name, value) -> text.append("%n    %s: %s".formatted(name, value)));
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray accounts = new JsonArray();
        memories().forEach(memory -> accounts.add(figures(memory)));
        JsonObject all = new JsonObject();
        all.put("accounts", accounts);
        return all;
    }

    private static JsonObject figures(ContactMemory memory) {
        MemoryFigures of = memory.figures();
        JsonObject figures = new JsonObject();
        figures.put("account", of.account());
        figures.put("calls", of.calls());
        figures.put("savedCalls", of.savedCalls());
        figures.put("unchangedFields", of.unchangedFields());
        figures.put("echoes", of.echoes());
        figures.put("news", of.news());
        return figures;
    }

    private List<ContactMemory> memories() {
        ContactMemories memories = getCamelContext().hasService(ContactMemories.class);
        return memories == null ? List.of() : memories.all();
    }
}
