package io.github.camelinterakt;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

import org.apache.camel.PropertyBindingException;
import org.apache.camel.component.extension.verifier.DefaultComponentVerifierExtension;
import org.apache.camel.component.extension.verifier.ResultBuilder;
import org.apache.camel.component.extension.verifier.ResultErrorBuilder;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * Verifies options of component and endpoint, which go over those of the component: without a call (PARAMETERS), and with one
 * that reads nothing (CONNECTIVITY). The errors contain no secrets.
 */
final class InteraktVerifier extends DefaultComponentVerifierExtension {

    InteraktVerifier(InteraktComponent component) {
        super(InteraktConstants.SCHEME, component.getCamelContext(), component);
    }

    @Override
    protected Result verifyParameters(Map<String, Object> parameters) {
        return verify(parameters, ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.PARAMETERS), false);
    }

    @Override
    protected Result verifyConnectivity(Map<String, Object> parameters) {
        return verify(parameters, ResultBuilder.withStatusAndScope(Result.Status.OK, Scope.CONNECTIVITY), true);
    }

    private Result verify(Map<String, Object> parameters, ResultBuilder result, boolean connects) {
        try {
            InteraktEndpoint endpoint = bind(parameters, result);
            if (result.build().getErrors().isEmpty()) {
                Account account = endpoint.check();
                if (connects) {
                    account.read().join();
                }
            }
        } catch (Exception e) {
            result.error(error(e instanceof CompletionException ? e.getCause() : e));
        }
        return result.build();
    }

    /** An endpoint with these options, which joins no account. */
    private InteraktEndpoint bind(Map<String, Object> parameters, ResultBuilder result)
            throws CloneNotSupportedException {
        PropertyConfigurer ofComponent = getComponent().getComponentPropertyConfigurer();
        PropertyConfigurer ofEndpoint = getComponent().getEndpointPropertyConfigurer();
        InteraktComponent component = ((InteraktComponent) getComponent()).copy();
        Map<String, Object> remaining = new HashMap<>(parameters);
        remaining.keySet().removeAll(Set.of("operation", "scheme"));
        parameters.forEach((option, value) -> {
            if (OptionValues.type(ofComponent, option) != null) {
                bind(component, ofComponent, option, value, result);
                remaining.remove(option);
            }
        });
        InteraktEndpoint endpoint = new InteraktEndpoint(
                InteraktConstants.SCHEME + ":getUsers", component, InteraktOperation.getUsers, Set.of());
        remaining.forEach((option, value) -> {
            if (OptionValues.type(ofEndpoint, option) != null) {
                bind(endpoint, ofEndpoint, option, value, result);
            } else {
                result.error(ResultErrorBuilder.withUnknownOption(option).build());
            }
        });
        String key = endpoint.getConfiguration().getApiKey();
        if (key == null || key.isBlank()) {
            result.error(ResultErrorBuilder.withMissingOption("apiKey").build());
        }
        return endpoint;
    }

    private void bind(Object target, PropertyConfigurer configurer, String option, Object value, ResultBuilder result) {
        OptionValues values = new OptionValues(InteraktOperation.getUsers, configurer);
        Exception problem;
        try {
            values.refuseUnreadable(Map.of(option, value));
            PropertyBindingSupport.build()
                    .withCamelContext(getCamelContext())
                    .withTarget(target)
                    .withProperty(option, value)
                    .withConfigurer(configurer)
                    .withMandatory(true)
                    .bind();
            return;
        } catch (PropertyBindingException e) {
            problem = values.explained(e);
        } catch (IllegalArgumentException e) {
            problem = e;
        }
        result.error(illegal(problem).parameterKey(option).build());
    }

    private static ResultErrorBuilder illegal(Throwable e) {
        return ResultErrorBuilder.withCodeAndDescription(
                VerificationError.StandardCode.ILLEGAL_PARAMETER_VALUE, String.valueOf(e.getMessage()));
    }

    private static VerificationError error(Throwable e) {
        if (!(e instanceof InteraktException failure)) {
            return illegal(e).build();
        }
        boolean isKey = failure.getReason() == Reason.UNAUTHORIZED;
        return ResultErrorBuilder.withCodeAndDescription(
                        isKey ? VerificationError.StandardCode.AUTHENTICATION : VerificationError.StandardCode.GENERIC,
                        failure.getMessage())
                .parameterKey(isKey ? "apiKey" : "baseUrl")
                .detail("reason", failure.getReason().name())
                .detail(VerificationError.HttpAttribute.HTTP_CODE, failure.getHttpResponseCode())
                .build();
    }
}
