package io.crmkit.examples.quickstart.survey;

import java.util.List;

/**
 * A row that is not imported.
 *
 * @param line the line of the file on which it begins, from 1
 * @param reason what is wrong with it
 * @param cells what stands there
 */
public record Reject(long line, String reason, List<String> cells) {}
