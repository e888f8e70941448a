package io.github.camelinterakt.springboot.sandbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports the dependency to add instead of a stack trace. */
class SandboxMissingFailureAnalyzer extends AbstractFailureAnalyzer<SandboxMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SandboxMissingException cause) {
        return new FailureAnalysis(SandboxMissingException.DESCRIPTION, SandboxMissingException.ACTION, cause);
    }
}
