package io.github.camelinterakt.internal.context;

import java.util.HashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceSupport;

/** Resources of a Camel context that only one route may use at a time. */
public final class RouteResources extends ServiceSupport {

    private final Map<Object, DefaultConsumer> users = new HashMap<>();

    private RouteResources() {}

    /** Returns those of this context, made at the first call. */
    public static RouteResources of(CamelContext camelContext) {
        return ContextServices.of(camelContext, RouteResources.class, RouteResources::new);
    }

    /**
     * A consumer begins to use a resource.
     *
     * @param resource equal to what another consumer must not use meanwhile
     * @param user the consumer
     * @param conflict what the two routes would do, and what to change so that they do not
     * @throws IllegalStateException if another consumer uses it; the message names both routes and the conflict
     */
    public synchronized void take(Object resource, DefaultConsumer user, String conflict) {
        DefaultConsumer other = users.putIfAbsent(resource, user);
        if (other != null && other != user) {
            throw new IllegalStateException(
                    "The routes " + other.getRouteId() + " and " + user.getRouteId() + " would both " + conflict);
        }
    }

    /** A consumer uses none any more. */
    public synchronized void release(DefaultConsumer user) {
        users.values().removeIf(each -> each == user);
    }

    @Override
    protected synchronized void doStop() {
        users.clear();
    }
}
