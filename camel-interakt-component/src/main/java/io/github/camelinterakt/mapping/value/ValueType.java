package io.github.camelinterakt.mapping.value;

import java.util.function.UnaryOperator;

/** Of what type a value is, on both sides. */
public interface ValueType {

    /**
     * The value that Interakt gets.
     *
     * @param value a value of the CRM's that is not empty
     * @throws IllegalArgumentException if it is not of this type; the message says what it is not, without its content
     */
    Object toInterakt(Object value);

    /**
     * The value that the CRM gets.
     *
     * @param value a value of Interakt's that is not empty
     * @throws IllegalArgumentException if it is not of this type; the message says what it is not, without its content
     */
    Object toCrm(Object value);

    /** A type that is the same on both sides. */
    static ValueType same(UnaryOperator<Object> conversion) {
        return new ValueType() {
            @Override
            public Object toInterakt(Object value) {
                return conversion.apply(value);
            }

            @Override
            public Object toCrm(Object value) {
                return conversion.apply(value);
            }
        };
    }
}
