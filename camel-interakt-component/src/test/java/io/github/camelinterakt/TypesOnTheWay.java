package io.github.camelinterakt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.MethodEntryRequest;

/**
 * Counts the component's types on the way of one message, event or contact: a debugger runs a scenario in a JVM of its own and
 * records which types code runs of, on any thread, between {@link #begin()} and {@link #end()}. The rule is in
 * CONTRIBUTING.md: a type counts if a method, constructor, initialiser or lambda that it declares runs in every round of the
 * scenario, or if such a type extends or implements it. A timer that happens to fire in one round does not count.
 */
public final class TypesOnTheWay {

    private static final String OURS = "io.github.camelinterakt.";
    private static final int SYNTHETIC = 0x1000;
    private static final long PATIENCE_MILLIS = 60_000;

    private final VirtualMachine machine;
    private final MethodEntryRequest entries;
    private final List<NavigableSet<String>> rounds = new ArrayList<>();

    private TypesOnTheWay(VirtualMachine machine) {
        this.machine = machine;
        EventRequestManager requests = machine.eventRequestManager();
        ClassPrepareRequest marker = requests.createClassPrepareRequest();
        marker.addClassFilter(TypesOnTheWay.class.getName());
        marker.enable();
        entries = requests.createMethodEntryRequest();
        entries.addClassFilter(OURS + "*");
        entries.setSuspendPolicy(EventRequest.SUSPEND_NONE);
    }

    /** Begins a round: to be called by the scenario, after at least one that warms it up. */
    public static void begin() {
        // the debugger has a breakpoint here
    }

    /** Ends a round: to be called by the scenario. */
    public static void end() {
        // the debugger has a breakpoint here
    }

    /**
     * Runs a scenario.
     *
     * @param scenario has the main method, which marks three rounds or more
     * @return the component's types on the way, by their names
     */
    public static NavigableSet<Class<?>> of(Class<?> scenario) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("main").setValue(scenario.getName());
        arguments
                .get("options")
                .setValue("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.util.logging.config.file=/dev/null -cp \""
                        + System.getProperty("java.class.path") + '"');
        VirtualMachine machine = connector.launch(arguments);
        try {
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(machine.process()));
            TypesOnTheWay types = new TypesOnTheWay(machine);
            types.record();
            if (types.rounds.size() < 3) {
                throw new IllegalStateException("The scenario ended early: " + output.get());
            }
            return types.ofEveryRound();
        } finally {
            machine.process().destroyForcibly();
        }
    }

    private static String text(Process process) {
        try {
            CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> bytes(process));
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    + new String(errors.join(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Process process) {
        try {
            return process.getErrorStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record() throws InterruptedException {
        for (EventSet events = next(); ; events = next()) {
            for (Event event : events) {
                if (event instanceof VMDisconnectEvent) {
                    return;
                } else if (event instanceof ClassPrepareEvent prepared) {
                    breakAt(prepared.referenceType(), "begin");
                    breakAt(prepared.referenceType(), "end");
                } else if (event instanceof BreakpointEvent reached) {
                    mark(reached.location().method().name());
                } else if (event instanceof MethodEntryEvent entry) {
                    rounds.get(rounds.size() - 1)
                            .add(entry.method().declaringType().name());
                }
            }
            events.resume();
        }
    }

    private EventSet next() throws InterruptedException {
        EventSet events = machine.eventQueue().remove(PATIENCE_MILLIS);
        if (events == null) {
            throw new IllegalStateException("The scenario does not come to its end");
        }
        return events;
    }

    private void breakAt(ReferenceType type, String method) {
        machine.eventRequestManager()
                .createBreakpointRequest(type.methodsByName(method).get(0).location())
                .enable();
    }

    private void mark(String method) {
        if (method.equals("begin")) {
            rounds.add(new TreeSet<>());
            entries.enable();
        } else {
            entries.disable();
        }
    }

    private NavigableSet<Class<?>> ofEveryRound() throws IOException, ClassNotFoundException {
        NavigableSet<String> names = new TreeSet<>(rounds.get(0));
        rounds.forEach(names::retainAll);
        NavigableSet<Class<?>> types = new TreeSet<>(Comparator.comparing(Class::getName));
        URL component =
                InteraktComponent.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader main = new URLClassLoader(new URL[] {component}, null)) {
            for (String name : names) {
                if (main.getResource(name.replace('.', '/') + ".class") != null) {
                    addWithSupertypes(Class.forName(name, false, getClass().getClassLoader()), types);
                }
            }
        }
        return types;
    }

    private static void addWithSupertypes(Class<?> type, Set<Class<?>> types) {
        if (type == null || !type.getName().startsWith(OURS)) {
            return;
        }
        // Compiler-generated classes, such as the tables of a switch, do not count.
        if ((type.getModifiers() & SYNTHETIC) == 0) {
            types.add(type);
        }
        addWithSupertypes(type.getSuperclass(), types);
        for (Class<?> implemented : type.getInterfaces()) {
            addWithSupertypes(implemented, types);
        }
    }
}
