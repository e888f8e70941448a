package io.github.camelinterakt.mapping;

/**
 * A field of the mapping that a CRM and Interakt share.
 *
 * @param target what it is in Interakt: {@code userId}, {@code phone}, {@code countryCode}, {@code createdAt},
 *     {@code addToSalesCycle}, {@code tags}, or {@code traits.} and the trait's name
 * @param field what it is in the CRM: the field's path, that which is written where there are several; {@code null} for a
 *     constant or an expression
 * @param direction which way it is mapped
 * @param conflict who wins where both sides have changed it
 */
public record MappedField(String target, String field, Direction direction, ConflictPolicy conflict) {}
