package io.github.camelinterakt.springboot;

import java.io.IOException;

import io.github.camelinterakt.InteraktEndpoint;
import io.github.camelinterakt.InteraktOperation;
import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * Limits the body of a request to a webhook: Camel's HTTP server for Spring Boot reads a body into memory, and decompresses it,
 * before the webhook can verify it.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Filter.class)
public class InteraktWebhookAutoConfiguration {

    @Bean
    Filter interaktWebhookBodies(ObjectProvider<CamelContext> camel) {
        return (request, response, chain) -> {
            int limit = request instanceof HttpServletRequest http ? limit(camel, http) : 0;
            chain.doFilter(limit > 0 ? new LimitedRequest((HttpServletRequest) request, limit) : request, response);
        };
    }

    /** The limit of the webhook that receives the request, or 0. */
    private static int limit(ObjectProvider<CamelContext> camel, HttpServletRequest request) {
        String path = request.getPathInfo() != null ? request.getPathInfo() : request.getServletPath();
        return camel.stream()
                .flatMap(context -> context.getEndpoints().stream())
                .filter(InteraktEndpoint.class::isInstance)
                .map(InteraktEndpoint.class::cast)
                .filter(endpoint -> endpoint.getOperation() == InteraktOperation.webhook)
                .filter(endpoint ->
                        (path + "/").startsWith(endpoint.getServiceUrl().replaceAll("/+$", "") + "/"))
                .mapToInt(endpoint -> endpoint.getWebhookConfiguration().getMaxBodySize())
                .max()
                .orElse(0);
    }

    /** Ends the body one byte after the limit, which the webhook answers with 413, and leaves it compressed. */
    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final int limit;

        LimitedRequest(HttpServletRequest request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public String getHeader(String name) {
            return "Content-Encoding".equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit + 1);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private int left;

        LimitedStream(ServletInputStream in, int left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = left > 0 || length == 0 ? in.read(bytes, offset, Math.min(length, left)) : -1;
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public boolean isFinished() {
            return left <= 0 || in.isFinished();
        }

        @Override
        public boolean isReady() {
            return left <= 0 || in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
