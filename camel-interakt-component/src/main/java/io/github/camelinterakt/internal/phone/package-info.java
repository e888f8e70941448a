/** Phone numbers: from whatever notation a route has to the one form that an operation wants. */
package io.github.camelinterakt.internal.phone;
