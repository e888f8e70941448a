/** Shows figures in JMX, in Camel's developer console, and in Micrometer. */
package io.github.camelinterakt.internal.management;
