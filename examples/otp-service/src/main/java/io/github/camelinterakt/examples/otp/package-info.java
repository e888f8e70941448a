/** A service that sends one-time passwords and verifies them: what an application copies, with the routes and the SQL. */
package io.github.camelinterakt.examples.otp;
