/**
 * The Interakt component for Apache Camel and the vocabulary that all its parts share: operations, header names,
 * options, and the one exception with its reasons and outcomes.
 */
package io.github.camelinterakt;
