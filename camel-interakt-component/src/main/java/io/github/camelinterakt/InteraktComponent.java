package io.github.camelinterakt;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelinterakt.internal.json.Json;
import io.github.camelinterakt.internal.webhook.HttpServers;
import io.github.camelinterakt.internal.webhook.WebhookConfiguration;
import io.github.camelinterakt.mapping.CrmMapping;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Interakt account: its own options, and defaults of endpoint options. A second account is a second component. */
@Component(InteraktConstants.SCHEME)
@Metadata(excludeProperties = "configuration,accountConfiguration,webhookConfiguration")
public class InteraktComponent extends DefaultComponent implements SSLContextParametersAware {

    private static final String SMS_MESSAGE = "smsMessage";
    private static final String MAPPING = "mapping";
    private static final String SENSITIVE_KEYWORDS = "additionalSensitiveKeywords";
    /** Camel has the names of the others. */
    private static final String SECRETS = "webhookSecret,webhookToken";

    private static final Logger LOG = LoggerFactory.getLogger(InteraktComponent.class);

    private final Set<String> secretsInUris = ConcurrentHashMap.newKeySet();

    @Metadata
    private InteraktConfiguration configuration = new InteraktConfiguration();

    @Metadata
    private AccountConfiguration accountConfiguration = new AccountConfiguration();

    @Metadata
    private WebhookConfiguration webhookConfiguration = new WebhookConfiguration();

    @Metadata(label = "security")
    private boolean useGlobalSslContextParameters;

    public InteraktComponent() {
        this(null);
    }

    public InteraktComponent(CamelContext context) {
        super(context);
        registerExtension(() -> new InteraktVerifier(this));
    }

    /** A component with the same options, which is not that of the context. */
    InteraktComponent copy() throws CloneNotSupportedException {
        InteraktComponent copy = new InteraktComponent(getCamelContext());
        copy.configuration = configuration.copy();
        copy.accountConfiguration = accountConfiguration.copy();
        copy.webhookConfiguration = webhookConfiguration.copy();
        copy.useGlobalSslContextParameters = useGlobalSslContextParameters;
        return copy;
    }

    @Override
    protected void doInit() throws Exception {
        Json.requireMatchingJackson();
        super.doInit();
        maskSecrets();
    }

    /** Camel Main prints the properties that it has set at start, and knows by name which ones to mask. Camel 4.14 has no such list. */
    private void maskSecrets() throws Exception {
        ExtendedCamelContext context = getCamelContext().getCamelContextExtension();
        BeanIntrospection properties = PluginHelper.getBeanIntrospection(getCamelContext());
        Object known = properties.getOrElseProperty(context, SENSITIVE_KEYWORDS, null, false);
        if (known == null || !known.toString().contains(SECRETS)) {
            properties.setProperty(
                    getCamelContext(), context, SENSITIVE_KEYWORDS, known == null ? SECRETS : known + "," + SECRETS);
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        InteraktOperation operation = operation(remaining);
        parameters.keySet().forEach(this::refuseOptionOfComponent);
        parameters.forEach(this::warnOfSecret);
        Set<InteraktOption> given = InteraktOption.of(operation, parameters.keySet());
        InteraktEndpoint endpoint = new InteraktEndpoint(uri, this, operation, given);
        if (parameters.get(SMS_MESSAGE) instanceof String text && !text.startsWith("#")) {
            // Camel would bind its {{1}} as a property placeholder, although the URI has it escaped.
            parameters.remove(SMS_MESSAGE);
            endpoint.getContent().setSmsMessage(text);
        }
        if (parameters.get(MAPPING) instanceof String location && !location.startsWith("#")) {
            parameters.put(MAPPING, CrmMapping.load(location, getCamelContext()));
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

    private void refuseOptionOfComponent(String given) {
        String option = StringHelper.dashToCamelCase(given);
        if (OptionValues.type(getComponentPropertyConfigurer(), option) != null
                && OptionValues.type(getEndpointPropertyConfigurer(), option) == null) {
            throw new IllegalArgumentException("The option " + option + " belongs to the component: set it there"
                    + " (camel.component.interakt." + option + "); another account is another component");
        }
    }

    private void warnOfSecret(String given, Object value) {
        String option = StringHelper.dashToCamelCase(given);
        var options = getCamelContext().getCamelContextExtension().getEndpointUriFactory(InteraktConstants.SCHEME);
        if (options.secretPropertyNames().contains(option)
                && ObjectHelper.isNotEmpty(getCamelContext().resolvePropertyPlaceholders("" + value))
                && secretsInUris.add(option)) {
            LOG.warn(
                    "The option {} is set in a URI, which Camel shows in dumps of routes, in JMX and in its log. Set it on the component",
                    option);
        }
    }

    /** The option, which Camel also sets from the registry; by default a mapper that writes dates as ISO-8601. */
    ObjectMapper objectMapper() {
        return accountConfiguration.getObjectMapper() != null
                ? accountConfiguration.getObjectMapper()
                : Json.objectMapper();
    }

    SSLContextParameters globalSslContextParameters() {
        return useGlobalSslContextParameters ? retrieveGlobalSslContextParameters() : null;
    }

    public InteraktConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(InteraktConfiguration configuration) {
        this.configuration = configuration;
    }

    public AccountConfiguration getAccountConfiguration() {
        return accountConfiguration;
    }

    public void setAccountConfiguration(AccountConfiguration accountConfiguration) {
        this.accountConfiguration = accountConfiguration;
    }

    public WebhookConfiguration getWebhookConfiguration() {
        return webhookConfiguration;
    }

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
