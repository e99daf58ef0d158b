/** Shows the results: as text, as JSON, and as a page with charts. */
@NullMarked
package io.crmkit.examples.quickstart.report;

import org.jspecify.annotations.NullMarked;
