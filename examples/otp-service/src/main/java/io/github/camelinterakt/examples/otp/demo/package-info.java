/** The demonstration. */
package io.github.camelinterakt.examples.otp.demo;
