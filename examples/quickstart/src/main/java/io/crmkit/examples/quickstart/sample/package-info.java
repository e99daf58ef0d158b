/** A made-up survey, so that the quickstart runs without any file. */
@NullMarked
package io.crmkit.examples.quickstart.sample;

import org.jspecify.annotations.NullMarked;
