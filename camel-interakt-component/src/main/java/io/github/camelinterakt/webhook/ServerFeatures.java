package io.github.camelinterakt.webhook;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Message;
import org.apache.camel.spi.RestConsumerFactory;

/** What Camel's own HTTP servers have to be told, and what they do by themselves once they are. */
final class ServerFeatures {

    private static final String PLATFORM_HTTP = "platform-http";
    private static final String SPRING_BOOT_SERVER =
            "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine";
    /** Camel Main's and Quarkus's. */
    private static final String VERTX_REQUEST = "org.apache.camel.component.platform.http.vertx.HttpMessage";

    private final Map<String, Object> parameters;
    private final Class<?> timedRequests;

    private ServerFeatures(Map<String, Object> parameters, Class<?> timedRequests) {
        this.parameters = parameters;
        this.timedRequests = timedRequests;
    }

    /**
     * The features of a server.
     *
     * @param deadlineMillis after which the server itself may answer a request with 503; 0 if it must not
     */
    static ServerFeatures of(CamelContext context, RestConsumerFactory server, long deadlineMillis) {
        if (!(server instanceof Component component) || !PLATFORM_HTTP.equals(component.getDefaultName())) {
            return new ServerFeatures(Map.of(), null);
        }
        if (context.getClassResolver().resolveClass(SPRING_BOOT_SERVER) != null) {
            // It decodes bodies to characters otherwise: no signature is right then that was made of other bytes than
            // theirs.
            return new ServerFeatures(Map.of("useStreaming", true), null);
        }
        return deadlineMillis == 0
                ? new ServerFeatures(Map.of(), null)
                : new ServerFeatures(
                        Map.of("requestTimeout", deadlineMillis),
                        context.getClassResolver().resolveClass(VERTX_REQUEST));
    }

    /** What is to be said when a consumer is made. */
    Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * Whether the server answers the request with 503 at the deadline, even while the thread that brought it is busy. Told by
     * the request, because other servers may stand behind the same component, and leave the deadline unheeded.
     */
    boolean answerAtDeadline(Message request) {
        return timedRequests != null && timedRequests.isInstance(request);
    }
}
