package io.github.camelinterakt.internal.context;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record component that JMX, the developer console and, if it is a number, Micrometer show under its name. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Figure {

    /** The description. */
    String value();

    /** Whether it never decreases, and is therefore a counter in Micrometer. */
    boolean counter() default false;
}
