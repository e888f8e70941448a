package io.github.camelinterakt.mapping;

/**
 * A field of the mapping between a CRM and Interakt.
 *
 * @param target the name in Interakt: {@code userId}, {@code phone}, {@code countryCode}, {@code createdAt},
 *     {@code addToSalesCycle}, {@code tags}, or {@code traits.} and the trait's name
 * @param field the path of the field in the CRM, of several the one that rows get; {@code null} for a constant or an expression
 * @param direction which way it is mapped
 * @param conflict which value wins if both sides have changed it
 */
public record MappedField(String target, String field, Direction direction, ConflictPolicy conflict) {}
