package io.github.camelinterakt.management;

import java.util.List;

import io.github.camelinterakt.memory.ContactMemory;
import io.github.camelinterakt.memory.MemoryFigures;
import io.github.camelinterakt.memory.account.ContactMemories;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.util.json.JsonObject;

/** Camel's dev console {@code interakt-memory}: what delta has saved, and how many echoes there were. */
@DevConsole(
        name = "interakt-memory",
        displayName = "Interakt Memory",
        description = "What is known of the contacts of Interakt accounts: calls saved by delta, echoes")
public final class MemoryConsole extends FiguresConsole {

    /** A console, as Camel makes it. */
    public MemoryConsole() {
        super("interakt-memory", "Interakt Memory", "What delta has saved, and how many echoes there were", "accounts");
    }

    @Override
    protected List<JsonObject> figures() {
        return memories().stream().map(MemoryConsole::figures).toList();
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
