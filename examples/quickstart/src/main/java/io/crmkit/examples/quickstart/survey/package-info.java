/** A survey as a file of comma-separated values: its layout, and the responses read from it one by one. */
@NullMarked
package io.crmkit.examples.quickstart.survey;

import org.jspecify.annotations.NullMarked;
