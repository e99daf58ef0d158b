/**
 * The texts that customers, staff and partners are told: versions of privacy notices, and who was told which one, when and how. Start
 * with {@link io.crmkit.privacy.notice.Notices}.
 */
@NullMarked
package io.crmkit.privacy.notice;

import org.jspecify.annotations.NullMarked;
