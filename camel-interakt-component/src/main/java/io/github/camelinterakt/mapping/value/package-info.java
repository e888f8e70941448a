/** What the values of a field become on the way to Interakt and back: texts, numbers, booleans, dates and lists. */
package io.github.camelinterakt.mapping.value;
