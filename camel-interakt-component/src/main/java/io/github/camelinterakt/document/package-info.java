/**
 * From an exchange to the document that goes over the wire: reads the body in any of its Java shapes, and fills in what
 * options and headers say.
 */
package io.github.camelinterakt.document;
