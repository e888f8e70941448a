/** HTTP requests and responses: one client for equal connection settings, deadlines, and the threads that routes continue on. */
package io.github.camelinterakt.internal.http;
