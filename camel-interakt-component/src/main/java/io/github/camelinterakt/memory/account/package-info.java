/** The memories of a Camel context, one for each account, and how they are seen in JMX, developer console and Micrometer. */
package io.github.camelinterakt.memory.account;
