package io.github.camelinterakt;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelinterakt.mapping.MappingFile;
import io.github.camelinterakt.webhook.HttpServers;
import io.github.camelinterakt.webhook.WebhookConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The {@code interakt} component: its options are the defaults of all its endpoints. */
@Component(InteraktConstants.SCHEME)
public class InteraktComponent extends DefaultComponent implements SSLContextParametersAware {

    private static final String SMS_MESSAGE = "smsMessage";
    private static final String MAPPING = "mapping";
    private static final Set<InteraktOperation> MAPPED =
            EnumSet.of(InteraktOperation.trackUser, InteraktOperation.trackEvent, InteraktOperation.users);

    @Metadata(description = "The defaults of all endpoints.")
    private InteraktConfiguration configuration = new InteraktConfiguration();

    @Metadata(description = "The defaults of all webhooks.")
    private WebhookConfiguration webhookConfiguration = new WebhookConfiguration();

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
        UriOptions optionsOfUri = new UriOptions(operation, parameters.keySet());
        InteraktEndpoint endpoint = new InteraktEndpoint(uri, this, operation, configuration.copy(), optionsOfUri);
        endpoint.setWebhookConfiguration(webhookConfiguration.copy());
        if (parameters.get(SMS_MESSAGE) instanceof String text && !text.startsWith("#")) {
            // Bound by Camel, its {{1}} would be taken for a property placeholder although the URI has it escaped.
            parameters.remove(SMS_MESSAGE);
            endpoint.getConfiguration().setSmsMessage(text);
        }
        optionsOfUri.refuseUnlessFor(MAPPED, Set.of(MAPPING));
        if (parameters.get(MAPPING) instanceof String location && !location.startsWith("#")) {
            parameters.put(MAPPING, MappingFile.load(location, getCamelContext()));
        }
        OptionValues values = new OptionValues(operation, getEndpointPropertyConfigurer());
        values.refuseUnreadable(parameters);
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            throw values.explained(e);
        }
        if (operation == InteraktOperation.webhook) {
            endpoint.setWebhookServer(HttpServers.find(
                    getCamelContext(), endpoint.getWebhookConfiguration().getHttpServerComponent()));
        }
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

    public WebhookConfiguration getWebhookConfiguration() {
        return webhookConfiguration;
    }

    /** The defaults of all webhooks. */
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        this.webhookConfiguration = webhookConfiguration;
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
