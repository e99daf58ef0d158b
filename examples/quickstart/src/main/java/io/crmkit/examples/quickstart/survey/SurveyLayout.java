package io.crmkit.examples.quickstart.survey;

import io.crmkit.core.interaction.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which column of a survey file means what.
 *
 * @param respondent the column that tells the respondents apart
 * @param questions the columns of ratings, at least one
 * @param weight the column of survey weights
 * @param segments the columns by which scores are broken down
 * @param date where the date of an answer comes from
 * @param person the columns that describe the respondent
 * @param consents the columns that say yes or no to a follow-up, by its channel
 */
public record SurveyLayout(
        String respondent,
        List<Question> questions,
        Optional<String> weight,
        List<String> segments,
        SurveyDate date,
        Person person,
        SortedMap<Channel, String> consents) {
    /** Copies the collections. */
    public SurveyLayout {
        questions = List.copyOf(questions);
        segments = List.copyOf(segments);
        consents = Collections.unmodifiableSortedMap(new TreeMap<>(consents));
    }

    /**
     * The columns that describe the respondent.
     *
     * @param name the full name
     * @param email an e-mail address
     * @param phone a phone number
     * @param language a language tag
     * @param country an ISO 3166 code of a country
     * @param comment what the respondent said in words
     */
    public record Person(
            Optional<String> name,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> language,
            Optional<String> country,
            Optional<String> comment) {}

    /** Returns every column that is read. */
    List<String> columns() {
        List<String> all = new ArrayList<>();
        all.add(respondent);
        questions.forEach(question -> all.add(question.column()));
        weight.ifPresent(all::add);
        all.addAll(segments);
        date.column().ifPresent(all::add);
        person.name().ifPresent(all::add);
        person.email().ifPresent(all::add);
        person.phone().ifPresent(all::add);
        person.language().ifPresent(all::add);
        person.country().ifPresent(all::add);
        person.comment().ifPresent(all::add);
        all.addAll(consents.values());
        return all;
    }
}
