/** Camel type converters between the typed model and common Java types. */
package io.github.camelinterakt.internal.converter;
