package io.github.camelinterakt.internal.management;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelinterakt.Priority;
import io.github.camelinterakt.internal.context.Figure;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;

/** Figures that are numbers as Micrometer's meters, tagged with their id. Loaded only if Micrometer is on the class path. */
final class FigureMeters {

    private FigureMeters() {}

    /** Registers the meters if the context has a registry for them. */
    static void register(CamelContext context, Figures figures) {
        MeterRegistry registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        if (registry == null) {
            return;
        }
        List<Meter> meters = new ArrayList<>();
        Tags tags = Tags.of(figures.tags.entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList());
        for (RecordComponent component : figures.components) {
            Figure figure = Figures.figure(component);
            String name = name(figures, component.getName());
            if (figure.counter()) {
                var counter = FunctionCounter.builder(name, figures, of -> of.number(component));
                meters.add(counter.description(figure.value()).tags(tags).register(registry));
            } else if (component.getType() != boolean.class) {
                var gauge = Gauge.builder(name, figures, of -> of.number(component));
                meters.add(gauge.description(figure.value()).tags(tags).register(registry));
            }
        }
        Map<Priority, Timer> timers = new EnumMap<>(Priority.class);
        if (figures.waits != null) {
            for (Priority priority : Priority.values()) {
                var timer = Timer.builder(name(figures, "wait")).description("How long calls waited for a permit");
                timer.tags(tags.and("priority", priority.name())).publishPercentileHistogram();
                timers.put(priority, timer.register(registry));
            }
            figures.waits.accept((priority, nanos) -> timers.get(priority).record(Duration.ofNanos(nanos)));
            meters.addAll(timers.values());
        }
        figures.removals.add(() -> meters.forEach(registry::remove));
    }

    private static String name(Figures figures, String name) {
        return ("camel.interakt." + figures.group + "." + name.replaceAll("(?=[A-Z])", ".")).toLowerCase(Locale.ROOT);
    }
}
