package io.github.camelinterakt;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records everything that people and machines can observe: the log from DEBUG on, events, exchanges, exceptions, JMX, health, developer
 * consoles and the routes' model. It captures {@code System.err}: a test that uses it runs alone.
 */
public final class Witness implements AutoCloseable {

    private static final List<String> LOGGERS = List.of("io.github.camelinterakt", "org.apache.camel", "org.apache.hc");
    private static final int DEBUG = 10;
    private static final int INFO = 20;

    private final Map<String, String> seen = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream systemErr = System.err;

    public Witness() throws ReflectiveOperationException {
        level("debug", DEBUG);
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws ReflectiveOperationException {
        System.setErr(systemErr);
        level("info", INFO);
    }

    /** Records the events of a context that is about to start. */
    public void follow(CamelContext context) {
        context.setTracing(true);
        context.setMessageHistory(true);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                seen.merge("event " + event.getType(), event + "\n", String::concat);
            }
        });
    }

    public void see(String where, String text) {
        seen.put(where + " " + seen.size(), text);
    }

    public void see(String where, Exchange exchange) {
        see("exchange " + where, exchange + " " + exchange.getMessage().getHeaders() + exchange.getAllProperties());
        if (exchange.getException() != null) {
            see(where, exchange.getException());
        }
    }

    public void see(String where, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        see("exception " + where, trace.toString());
    }

    /** Looks at a running context from everywhere. */
    public void lookAt(DefaultCamelContext context) throws Exception {
        see("controller", String.valueOf(context.getRouteController()));
        HealthCheckHelper.invoke(context).forEach(result -> see("health", result + " " + result.getDetails()));
        see("routes", context.getRoutes().toString());
        context.getEndpoints().forEach(endpoint -> see("endpoint", endpoint + " " + endpoint.getEndpointUri()));
        context.getRoutes()
                .forEach(route -> see(
                        "consumer",
                        route.getConsumer() + " " + route.getEndpoint().getEndpointUri()));
        for (var route : context.getRouteDefinitions()) {
            see(
                    "model as XML",
                    PluginHelper.getModelToXMLDumper(context).dumpModelAsXml(context, route, false, true, true));
        }
        lookAtDevConsoles(context);
        lookAtJmx(context);
    }

    private void lookAtDevConsoles(CamelContext context) {
        for (String name : List.of("interakt", "endpoint", "consumer", "route", "service")) {
            DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole(name);
            if (console != null) {
                CamelContextAware.trySetCamelContext(console, context);
                for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
                    see("dev console " + name, String.valueOf(console.call(type, Map.of())));
                }
            }
        }
    }

    private void lookAtJmx(CamelContext context) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        int attributes = 0;
        for (ObjectName name : beans.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",*"), null)) {
            see("JMX name", name.toString());
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    attributes++;
                    see(
                            "JMX " + name.getKeyProperty("type") + " " + attribute.getName(),
                            shown(() -> beans.getAttribute(name, attribute.getName())));
                }
            }
            for (MBeanOperationInfo operation : beans.getMBeanInfo(name).getOperations()) {
                if (operation.getSignature().length == 0
                        && operation
                                .getName()
                                .matches("(dump|stats|show|endpointStats|informationJson|.*Statistics$).*")
                        && !operation.getName().startsWith("reset")) {
                    see(
                            "JMX " + name.getKeyProperty("type") + " " + operation.getName() + "()",
                            shown(() -> beans.invoke(name, operation.getName(), new Object[0], new String[0])));
                }
            }
        }
        assertThat(attributes).isGreaterThan(100);
    }

    private interface Read {
        Object read() throws JMException;
    }

    private static String shown(Read read) {
        try {
            Object value = read.read();
            return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        } catch (JMException | RuntimeException e) {
            return e.toString();
        }
    }

    /** The lines of the log that hold the text. */
    public List<String> logged(String text) {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(text))
                .toList();
    }

    /** What was seen that holds one of these, with its surroundings, by where it was seen. */
    public Map<String, String> sightingsOf(List<String> secrets) {
        for (String line : log.toString(StandardCharsets.UTF_8).lines().toList()) {
            seen.merge(
                    "log of " + line.replaceFirst(".*? (TRACE|DEBUG|INFO|WARN|ERROR) (\\S+) .*", "$1 $2"),
                    line + "\n",
                    String::concat);
        }
        Map<String, String> sightings = new LinkedHashMap<>();
        seen.forEach((where, text) -> {
            for (String secret : secrets) {
                int at = text.indexOf(secret);
                if (at >= 0) {
                    sightings.put(where, text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100)));
                }
            }
        });
        // At DEBUG Camel prints every property that it resolves.
        sightings
                .keySet()
                .removeIf(where -> where.matches("log of DEBUG org.apache.camel.*(Properties|ContextExtension).*"));
        return sightings;
    }

    /** The model of a route is Camel's own, and Camel shows it as it is written. */
    public static boolean isCamelsModelOfTheRoute(String where) {
        return where.matches("model as XML \\d+|JMX (context|routes|processors) (dump\\w+\\(\\)|ModelLabel) \\d+");
    }

    /** Sets the level of the loggers that there are, and of those that will be. */
    private static void level(String name, int level) throws ReflectiveOperationException {
        LOGGERS.forEach(logger -> System.setProperty("org.slf4j.simpleLogger.log." + logger, name));
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        Field loggers = factory.getClass().getDeclaredField("loggerMap");
        loggers.setAccessible(true);
        for (Object logger : ((Map<?, ?>) loggers.get(factory)).values()) {
            if (LOGGERS.stream().anyMatch(((Logger) logger).getName()::startsWith)) {
                Field current = logger.getClass().getDeclaredField("currentLogLevel");
                current.setAccessible(true);
                current.setInt(logger, level);
            }
        }
    }
}
