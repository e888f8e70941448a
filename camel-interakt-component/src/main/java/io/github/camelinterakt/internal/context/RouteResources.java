package io.github.camelinterakt.internal.context;

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceSupport;

/** Reserves the resources of a Camel context that only one route may use at a time. */
public final class RouteResources extends ServiceSupport {

    private final Map<Object, DefaultConsumer> users = new HashMap<>();

    private RouteResources() {}

    /** Returns the context's instance; creates it at the first call. */
    public static RouteResources of(CamelContext camelContext) {
        return ContextServices.of(camelContext, RouteResources.class, RouteResources::new);
    }

    /**
     * Reserves a resource for a consumer.
     *
     * @param resource the resource, compared by {@code equals}
     * @param user the consumer
     * @param conflict the conflict that two routes would cause, and how to resolve it
     * @throws IllegalStateException if another consumer uses it; the message names both routes and the conflict
     */
    public synchronized void take(Object resource, DefaultConsumer user, String conflict) {
        DefaultConsumer other = users.putIfAbsent(resource, user);
        if (other != null && other != user) {
            throw new IllegalStateException(
                    "The routes " + other.getRouteId() + " and " + user.getRouteId() + " would both " + conflict);
        }
    }

    /** Releases all resources of a consumer. */
    public synchronized void release(DefaultConsumer user) {
        users.values().removeIf(each -> each == user);
    }

    @Override
    protected synchronized void doStop() {
        users.clear();
    }
}
