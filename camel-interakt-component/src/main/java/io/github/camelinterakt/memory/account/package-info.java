/** The memories of a Camel context, one for each account. */
package io.github.camelinterakt.memory.account;
