package io.github.camelinterakt;

/** How a trait is handled whose value is an object; Interakt's traits are flat. */
public enum NestedTraits {
    /** The call is refused. */
    reject,
    /**
     * The object's fields become traits of their own, named with an underscore between the names: {@code address} with
     * {@code city} becomes {@code address_city}.
     */
    flatten
}
