package io.github.camelinterakt.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Thrown at start if the application's configuration is wrong. Spring Boot reports what to do instead of a stack trace. */
public final class InteraktConfigurationException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String description;
    private final String action;

    public InteraktConfigurationException(String description, String action) {
        super(description + " " + action);
        this.description = description;
        this.action = action;
    }

    static final class Analyzer extends AbstractFailureAnalyzer<InteraktConfigurationException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, InteraktConfigurationException cause) {
            return new FailureAnalysis(cause.description, cause.action, cause);
        }
    }
}
