package io.github.camelinterakt.internal.context;

import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;

/** The services that all endpoints of a Camel context share, also those of different components. */
public final class ContextServices {

    private ContextServices() {}

    /**
     * Returns the context's service of a type; creates it at the first call. The context starts and stops the service.
     *
     * @throws IllegalStateException if it cannot be added
     */
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
}
