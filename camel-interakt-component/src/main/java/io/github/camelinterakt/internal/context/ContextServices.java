package io.github.camelinterakt.internal.context;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceSupport;

/** What all endpoints of a Camel context share, also those of different components, until the context stops. */
public final class ContextServices extends ServiceSupport {

    private final Map<Object, Object> shared = new ConcurrentHashMap<>();

    private ContextServices() {}

    /** Returns the context's service of a type, which the context starts and stops; creates it at the first call. */
    public static <S extends Service> S of(CamelContext camelContext, Class<S> type, Supplier<S> factory) {
        synchronized (ContextServices.class) {
            S existing = camelContext.hasService(type);
            if (existing != null) {
                return existing;
            }
            S created = factory.get();
            try {
                camelContext.addService(created);
            } catch (Exception e) {
                throw new IllegalStateException(type.getSimpleName() + " cannot be added to the Camel context", e);
            }
            return created;
        }
    }

    private static Map<Object, Object> shared(CamelContext camelContext) {
        return of(camelContext, ContextServices.class, ContextServices::new).shared;
    }

    /** Returns the context's object of a type and key; creates it at the first call. */
    public static <T> T of(CamelContext camelContext, Class<T> type, Object key, Supplier<T> factory) {
        return type.cast(shared(camelContext).computeIfAbsent(List.of(type, key), absent -> factory.get()));
    }

    /** Reserves a resource that only one route may use at a time; an exception names both routes and the conflict, with its remedy. */
    public static void reserve(CamelContext camelContext, Object resource, DefaultConsumer user, String conflict) {
        DefaultConsumer other = of(camelContext, DefaultConsumer.class, resource, () -> user);
        if (other != user) {
            throw new IllegalStateException(
                    "The routes " + other.getRouteId() + " and " + user.getRouteId() + " would both " + conflict);
        }
    }

    /** Releases all resources of a consumer. */
    public static void release(CamelContext camelContext, DefaultConsumer user) {
        shared(camelContext).values().removeIf(each -> each == user);
    }

    @Override
    protected void doStop() {
        shared.clear();
    }
}
