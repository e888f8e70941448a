/** Messages that the account has accepted, and the campaigns that they belong to. */
package io.github.camelinterakt.sandbox.message;
