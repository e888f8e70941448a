/**
 * The mapping between records of a CRM, which are maps, and contacts and events of Interakt, both ways: written in YAML, loaded by
 * {@link io.github.camelinterakt.mapping.CrmMapping}.
 */
package io.github.camelinterakt.mapping;
