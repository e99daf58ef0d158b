/** What a business does about bad answers: cases with deadlines, and the question whether the customer may be contacted. */
@NullMarked
package io.crmkit.examples.quickstart.followup;

import org.jspecify.annotations.NullMarked;
