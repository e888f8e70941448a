/** Runs a recipe against the sandbox and simulated CRMs. Not to be copied. */
package io.github.camelinterakt.examples.recipes.demo;
