/** Phone numbers: parsed from any notation and converted to the form that an operation expects. */
package io.github.camelinterakt.internal.phone;
