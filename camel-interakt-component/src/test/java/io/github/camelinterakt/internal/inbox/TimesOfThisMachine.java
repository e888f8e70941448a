package io.github.camelinterakt.internal.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Watches statements and their parameters for times that can only come from this machine's clock. */
final class TimesOfThisMachine {

    private static final long NEAR = Duration.ofDays(400).toMillis();
    private static final Pattern NUMBER = Pattern.compile("\\d{13}");

    private TimesOfThisMachine() {}

    /** The data source, which adds what it sees to the list. */
    static DataSource seen(DataSource real, List<Object> times) {
        return watched(DataSource.class, real, times);
    }

    private static <T> T watched(Class<T> type, T real, List<Object> times) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
                        look(arguments[1], times);
                    }
                    if (method.getName().startsWith("prepare")) {
                        NUMBER.matcher((String) arguments[0])
                                .results()
                                .forEach(number -> look(Long.valueOf(number.group()), times));
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof Connection connection) {
                            return watched(Connection.class, connection, times);
                        }
                        return result instanceof PreparedStatement statement
                                ? watched(PreparedStatement.class, statement, times)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static void look(Object value, List<Object> times) {
        boolean isNear = value instanceof Long number && Math.abs(number - System.currentTimeMillis()) < NEAR;
        if (isNear
                || value instanceof Date
                || value instanceof Timestamp
                || value instanceof java.time.temporal.Temporal) {
            times.add(value);
        }
    }
}
