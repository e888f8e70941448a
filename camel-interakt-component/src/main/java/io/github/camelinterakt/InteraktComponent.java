package io.github.camelinterakt;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The {@code interakt} component: its options are the defaults of all its endpoints. */
@Component(InteraktConstants.SCHEME)
public class InteraktComponent extends DefaultComponent implements SSLContextParametersAware {

    @Metadata(description = "The defaults of all endpoints.")
    private InteraktConfiguration configuration = new InteraktConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether to use the Camel context's global TLS settings where sslContextParameters is not set.")
    private boolean useGlobalSslContextParameters;

    /** A component, as Camel makes it. */
    public InteraktComponent() {}

    /** A component of that context. */
    public InteraktComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        InteraktOperation operation = operation(remaining);
        Set<String> optionsOfUri = new TreeSet<>(parameters.keySet());
        InteraktEndpoint endpoint = new InteraktEndpoint(uri, this, operation, configuration.copy(), optionsOfUri);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static InteraktOperation operation(String name) {
        for (InteraktOperation operation : InteraktOperation.values()) {
            if (operation.name().equalsIgnoreCase(name)) {
                return operation;
            }
        }
        String known = Arrays.stream(InteraktOperation.values()).map(Enum::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("There is no operation interakt:" + name + ". The operations are " + known);
    }

    SSLContextParameters globalSslContextParameters() {
        return useGlobalSslContextParameters ? retrieveGlobalSslContextParameters() : null;
    }

    public InteraktConfiguration getConfiguration() {
        return configuration;
    }

    /** The defaults of all endpoints. */
    public void setConfiguration(InteraktConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the Camel context's global TLS settings where sslContextParameters is not set. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
