/** What a Camel context has one of, and what only one of its routes can have. */
package io.github.camelinterakt.internal.context;
