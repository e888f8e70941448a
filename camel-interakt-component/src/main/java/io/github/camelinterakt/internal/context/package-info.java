/** Services and resources of a Camel context. */
package io.github.camelinterakt.internal.context;
