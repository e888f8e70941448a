/**
 * The mapping between records of a CRM, which are maps, and contacts and events of Interakt, both ways: read from a file by
 * {@link io.github.camelinterakt.mapping.MappingFile}, or built with
 * {@link io.github.camelinterakt.mapping.CrmMapping#builder()}. A mapping is compiled once and is a pure function after that.
 */
package io.github.camelinterakt.mapping;
