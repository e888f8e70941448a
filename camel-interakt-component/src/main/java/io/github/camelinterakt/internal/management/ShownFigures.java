package io.github.camelinterakt.internal.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

import io.github.camelinterakt.internal.context.ContextServices;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures that one Camel context shows, from its start to its end or until they are hidden. */
public final class ShownFigures extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ShownFigures.class);
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private final CamelContext camelContext;
    private final Map<String, Figures> shown = new LinkedHashMap<>();

    private ShownFigures(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Those of this context, created at the first call. */
    public static ShownFigures of(CamelContext camelContext) {
        return ContextServices.of(camelContext, ShownFigures.class, () -> new ShownFigures(camelContext));
    }

    synchronized List<Figures> all() {
        return List.copyOf(shown.values());
    }

    /** Shows figures unless some of the same group and id are shown; in JMX and Micrometer from the context's start. */
    public synchronized void show(Figures figures) {
        if (shown.putIfAbsent(key(figures), figures) == null) {
            try {
                camelContext.addStartupListener((context, alreadyStarted) -> register(figures));
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeException(e);
            }
        }
    }

    private synchronized void register(Figures figures) {
        if (shown.get(key(figures)) != figures) {
            return;
        }
        try {
            registerInJmx(figures);
            if (camelContext.getClassResolver().resolveClass(MICROMETER) != null) {
                FigureMeters.register(camelContext, figures);
            }
            HealthCheckRegistry checks = HealthCheckRegistry.get(camelContext);
            if (checks != null && figures.problem != null) {
                checks.register(figures);
                figures.removals.add(() -> checks.unregister(figures));
            }
        } catch (JMException | RuntimeException e) {
            // Routes work without figures.
            LOG.warn("The figures {} are not shown: {}", key(figures), e.getMessage(), e);
        }
    }

    private void registerInJmx(Figures figures) throws JMException {
        ManagementAgent agent = camelContext.getManagementStrategy().getManagementAgent();
        if (agent == null) {
            return;
        }
        var names = camelContext.getManagementStrategy().getManagementObjectNameStrategy();
        ObjectName context = names.getObjectNameForCamelContext(camelContext);
        ObjectName name = new ObjectName(context.getDomain() + ":context=" + context.getKeyProperty("context")
                + ",type=services,name=" + ObjectName.quote(key(figures)));
        agent.register(figures, name);
        figures.removals.add(() -> {
            try {
                agent.unregister(name);
            } catch (JMException e) {
                LOG.warn("{} cannot be removed from JMX", name, e);
            }
        });
    }

    /** Hides figures, if they are shown. */
    public synchronized void hide(Figures figures) {
        if (shown.remove(key(figures), figures)) {
            figures.removals.forEach(Runnable::run);
            figures.removals.clear();
        }
    }

    private static String key(Figures figures) {
        return "Interakt" + StringHelper.capitalize(figures.group) + "(" + figures.id + ")";
    }

    @Override
    protected void doStop() {
        all().forEach(this::hide);
    }
}
