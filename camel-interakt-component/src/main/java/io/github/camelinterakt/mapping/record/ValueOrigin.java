package io.github.camelinterakt.mapping.record;

import java.util.List;
import java.util.Map;

import io.github.camelinterakt.mapping.problem.Names;
import io.github.camelinterakt.mapping.value.Texts;
import org.apache.camel.Expression;

import static io.github.camelinterakt.mapping.record.FieldPath.ABSENT;

/** Where a value is from. */
public interface ValueOrigin {

    /** Nothing: what is mapped has a default only, which is a constant. */
    ValueOrigin NONE = (source, target) -> ABSENT;

    /**
     * The value as the source has it.
     *
     * @param source where to look, and to refuse
     * @param target what it is for, in errors
     * @return the value; null if it is empty, {@link FieldPath#ABSENT} if the source does not have it at all
     * @throws IllegalArgumentException if there is none to be had; the message says why, without content
     */
    Object get(Source source, String target);

    /** What an expression gives. */
    static ValueOrigin of(Expression expression) {
        return (source, target) -> {
            try {
                return source.evaluate(expression);
            } catch (RuntimeException e) {
                // Not chained: the cause's message may hold the record.
                throw new IllegalArgumentException(
                        "could not be evaluated: " + e.getClass().getSimpleName());
            }
        };
    }

    /**
     * What fields have.
     *
     * @param paths the fields
     * @param join what comes between their values; {@code null} to take the first that is not empty
     * @param refuseAbsent whether to refuse records that do not have one of them at all
     */
    static ValueOrigin of(List<FieldPath> paths, String join, boolean refuseAbsent) {
        FieldPath[] fields = paths.toArray(FieldPath[]::new);
        return (source, target) -> {
            Object found = ABSENT;
            StringBuilder joined = join == null ? null : new StringBuilder();
            for (FieldPath path : fields) {
                Object value = path.get(source.record());
                if (value == ABSENT) {
                    if (refuseAbsent) {
                        source.refuse(
                                path + " (to " + target + ")", "is not in the record" + nearest(path, source.record()));
                    }
                } else if (Texts.isEmpty(value)) {
                    found = null;
                } else if (joined == null) {
                    return value;
                } else {
                    joined.append(joined.isEmpty() ? "" : join).append(Texts.text(value));
                }
            }
            return joined == null || joined.isEmpty() ? found : joined;
        };
    }

    private static String nearest(FieldPath path, Map<?, ?> record) {
        List<String> names = record.keySet().stream().map(String::valueOf).toList();
        return Names.nearest(path.text(), names)
                .map(name -> ": is it " + name + "?")
                .orElse("");
    }
}
