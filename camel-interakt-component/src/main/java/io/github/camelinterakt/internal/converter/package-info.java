/** Camel type converters between the typed model and what routes work with. */
package io.github.camelinterakt.internal.converter;
