package io.crmkit.core.feedback;

import io.crmkit.core.rule.Require;

/**
 * One question of one survey.
 *
 * @param survey the key of the survey, at most 90 characters; empty outside any survey
 * @param question the key of the question, 1 to 90 characters
 */
public record SurveyQuestion(String survey, String question) {
    /** Keeps both together within what a store must be able to index. */
    private static final int LONGEST_KEY = 90;

    /**
     * Checks the keys.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the question is blank or a key too long
     */
    public SurveyQuestion {
        Require.atMost(LONGEST_KEY, survey, "feedback.survey");
        Require.notBlank(question, "feedback.question");
        Require.atMost(LONGEST_KEY, question, "feedback.question");
    }

    static SurveyQuestion parse(String key) {
        int colon = key.indexOf(':');
        int start = colon + 1;
        int end = start + Integer.parseInt(key.substring(0, colon));
        return new SurveyQuestion(key.substring(start, end), key.substring(end));
    }

    /** Returns the text that stands for both in an index; keys may hold any character. */
    String key() {
        return survey.length() + ":" + survey + question;
    }
}
