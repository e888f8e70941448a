package io.github.camelinterakt.internal.context;

import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;

/** The services that the endpoints of a Camel context share, whichever component they are of. */
public final class ContextServices {

    private ContextServices() {}

    /**
     * The context's service of a type, made and added at the first call. It is started and stopped with the context.
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
