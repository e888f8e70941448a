package io.github.camelinterakt;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.RouteController;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every form of the key gives one header; and nothing that people or machines look at shows the key. */
@Isolated("captures System.err")
class ApiKeyStaysSecretTest {

    private static final String RAW_KEY = ApiTest.RAW_KEY;
    private static final String DASHBOARD_KEY = ApiTest.DASHBOARD_KEY;
    private static final List<String> SECRETS =
            List.of(RAW_KEY, DASHBOARD_KEY.replace("=", ""), base64(RAW_KEY).replace("=", ""), base64(DASHBOARD_KEY));

    /** How a route is given the key. */
    enum Way {
        COMPONENT(""),
        PLACEHOLDER("?apiKey={{interakt.key}}"),
        RAW_PLACEHOLDER("?apiKey=RAW({{interakt.key}})"),
        URI_RAW("?apiKey=RAW(" + RAW_KEY + ")"),
        URI("?apiKey=" + RAW_KEY);

        private final String options;

        Way(String options) {
            this.options = options;
        }

        boolean isLiteral() {
            return this == URI || this == URI_RAW;
        }

        String uri(String operation) {
            return "interakt:" + operation + options;
        }
    }

    private static final List<String> LOGGERS = List.of("io.github.camelinterakt", "org.apache.camel");
    private static final int DEBUG = 10;
    private static final int INFO = 20;

    private final Map<String, String> seen = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private PrintStream systemErr;
    private RecordingServer server;

    @BeforeEach
    void startServerAndCapture() throws Exception {
        server = new RecordingServer();
        systemErr = System.err;
        level("debug", DEBUG);
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopServerAndCapture() throws Exception {
        System.setErr(systemErr);
        level("info", INFO);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examplekey",
                "examplekey:",
                "  examplekey\n",
                "Basic examplekey",
                "dashboard",
                " dashboard ",
                "Basic dashboard",
                "basic  dashboard",
                "doubled",
                "Basic doubled",
            })
    void everyFormOfTheKeyGivesTheSameHeader(String form) throws Exception {
        String key = form.replace("dashboard", DASHBOARD_KEY).replace("doubled", base64(DASHBOARD_KEY));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            InteraktConfiguration configuration =
                    context.getComponent("interakt", InteraktComponent.class).getConfiguration();
            configuration.setApiKey(key);
            configuration.setBaseUrl(server.baseUrl());
            context.start();
            context.createProducerTemplate().requestBody("interakt:trackUser", Map.of("userId", "crm-1001"));
            assertThat(server.request().getHeaders().getHeader("Authorization").values())
                    .containsExactly("Basic " + DASHBOARD_KEY);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theKeyIsShownNowhere(Way way) throws Exception {
        try (DefaultCamelContext context = context(way)) {
            context.start();
            use(context, way);
            lookAt(context);
            assertThat(server.requests()).isNotEmpty().allSatisfy(request -> assertThat(
                            request.getHeader("Authorization"))
                    .isEqualTo("Basic " + DASHBOARD_KEY));
        }
        for (String line : log.toString(StandardCharsets.UTF_8).lines().toList()) {
            seen.merge(
                    "log of " + line.replaceFirst(".*? (TRACE|DEBUG|INFO|WARN|ERROR) (\\S+) .*", "$1 $2"),
                    line + "\n",
                    String::concat);
        }
        Map<String, String> leaks = leaks();
        // At DEBUG Camel prints every property that it resolves.
        leaks.keySet()
                .removeIf(where -> where.matches("log of DEBUG org.apache.camel.*(Properties|ContextExtension).*"));
        if (way.isLiteral()) {
            // The model of a route is Camel's own, and Camel shows it as it is written: hence the advice at apiKey.
            leaks.keySet().removeIf(ApiKeyStaysSecretTest::isCamelsModelOfTheRoute);
        }
        assertThat(leaks).isEmpty();
    }

    private static boolean isCamelsModelOfTheRoute(String where) {
        return where.equals("model as XML")
                || where.matches("JMX (context|routes|processors) (dump\\w+\\(\\)|ModelLabel) \\d+");
    }

    private Map<String, String> leaks() {
        Map<String, String> leaks = new LinkedHashMap<>();
        seen.forEach((where, text) -> {
            for (String secret : SECRETS) {
                int at = text.indexOf(secret);
                if (at >= 0) {
                    leaks.put(where, text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100)));
                }
            }
        });
        return leaks;
    }

    private DefaultCamelContext context(Way way) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("interakt.key", RAW_KEY);
        context.getPropertiesComponent().setInitialProperties(properties);
        InteraktConfiguration configuration =
                context.getComponent("interakt", InteraktComponent.class).getConfiguration();
        configuration.setBaseUrl(server.baseUrl());
        if (way == Way.COMPONENT) {
            configuration.setApiKey(RAW_KEY);
        }
        context.setTracing(true);
        context.setMessageHistory(true);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                seen.merge("event " + event.getType(), event + "\n", String::concat);
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").routeId("call").to(way.uri("trackUser"));
                from("direct:dynamic").routeId("dynamic").toD(way.uri("trackEvent") + "${header.options}");
            }
        });
        return context;
    }

    private void use(CamelContext context, Way way) {
        var template = context.createProducerTemplate();
        Map<String, Object> contact = Map.of("userId", "crm-1001", "event", "seen");
        server.answer(201, RecordingServer.SUCCESS);
        see("success", template.request("direct:call", exchange -> exchange.getMessage()
                .setBody(contact)));
        see("dynamic", template.request("direct:dynamic", exchange -> exchange.getMessage()
                .setBody(contact)));
        server.answer(
                401,
                "{\"result\": false, \"message\": \"Invalid token provided: Basic " + DASHBOARD_KEY + " or "
                        + DASHBOARD_KEY + " or " + RAW_KEY + "\"}");
        see("401", template.request("direct:call", exchange -> exchange.getMessage()
                .setBody(contact)));
        see("refused", template.request("direct:call", exchange -> exchange.getMessage()
                .setBody("nonsense")));
        String separator = way.options.isEmpty() ? "?" : "&";
        see(
                "connection refused",
                template.request(
                        way.uri("trackUser") + separator + "baseUrl=http://127.0.0.1:1/v1&connectTimeout=2000",
                        exchange -> exchange.getMessage().setBody(contact)));
        for (String options : List.of("templateName=a", "limit=x", "nonsense=1", "baseUrl=nonsense", "proxyPort=1")) {
            assertThatThrownBy(() -> context.getEndpoint(way.uri("trackUser") + separator + options))
                    .satisfies(failure -> see("bad option " + options, failure));
        }
        assertThatThrownBy(() -> context.getEndpoint("interakt:trackUser?apiKey=RAW(" + RAW_KEY + " x)"))
                .satisfies(failure -> see("bad key", failure));
    }

    private void see(String where, Exchange exchange) {
        seen.put(
                "exchange " + where, exchange + " " + exchange.getMessage().getHeaders() + exchange.getAllProperties());
        if (exchange.getException() != null) {
            see(where, exchange.getException());
        }
    }

    private void see(String where, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        seen.put("exception " + where, trace.toString());
    }

    private void lookAt(DefaultCamelContext context) throws Exception {
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof InteraktEndpoint interakt) {
                seen.put("endpoint " + seen.size(), interakt.toString());
                seen.put(
                        "configuration " + seen.size(),
                        interakt.getConfiguration().toString());
                seen.put("service " + seen.size(), interakt.getServiceUrl() + interakt.getServiceMetadata());
                seen.put("producer " + seen.size(), interakt.createProducer().toString());
            }
        }
        InteraktComponent component = context.getComponent("interakt", InteraktComponent.class);
        seen.put("component", component + " " + component.getConfiguration());
        RouteController controller = context.getRouteController();
        seen.put("controller", String.valueOf(controller));
        HealthCheckHelper.invoke(context).forEach(result -> seen.put("health " + seen.size(), result.toString()));
        seen.put("routes", context.getRoutes().toString());
        seen.put(
                "model as XML",
                PluginHelper.getModelToXMLDumper(context)
                        .dumpModelAsXml(context, context.getRouteDefinition("call"), false, true, true));
        lookAtJmx(context);
    }

    private void lookAtJmx(CamelContext context) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        int attributes = 0;
        for (ObjectName name : beans.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",*"), null)) {
            seen.put("JMX name " + name, name.toString());
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    attributes++;
                    seen.put(
                            "JMX " + name.getKeyProperty("type") + " " + attribute.getName() + " " + seen.size(),
                            shown(() -> beans.getAttribute(name, attribute.getName())));
                }
            }
            for (MBeanOperationInfo operation : beans.getMBeanInfo(name).getOperations()) {
                if (operation.getSignature().length == 0
                        && operation
                                .getName()
                                .matches("(dump|stats|show|endpointStats|informationJson|.*Statistics$).*")
                        && !operation.getName().startsWith("reset")) {
                    seen.put(
                            "JMX " + name.getKeyProperty("type") + " " + operation.getName() + "() " + seen.size(),
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

    @Test
    void theKeysOwnTextFormHidesIt() {
        List<String> texts = new ArrayList<>();
        InteraktConfiguration configuration = new InteraktConfiguration();
        configuration.setApiKey(RAW_KEY);
        texts.add(configuration.toString());
        texts.add(configuration.copy().toString());
        assertThat(texts).noneMatch(text -> text.contains(RAW_KEY));
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

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
