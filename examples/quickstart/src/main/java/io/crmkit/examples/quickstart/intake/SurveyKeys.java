package io.crmkit.examples.quickstart.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.InteractionId;
import io.crmkit.core.source.Source;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ids under which the respondents of one survey are stored. They follow from the file alone, so that a second run of the
 * same file finds what the first one stored, with one look-up by id for many rows.
 *
 * @param survey the key of the survey
 */
public record SurveyKeys(String survey) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    /** Returns the id of a respondent as a customer. */
    public CustomerId customer(String respondent) {
        return new CustomerId(id(respondent));
    }

    /** Returns the id of the interaction in which a respondent answered. */
    public InteractionId interaction(String respondent) {
        return new InteractionId(id(respondent));
    }

    /** Returns where the answers of a respondent come from. */
    public Source source(String respondent) {
        return new Source(survey, respondent, Optional.empty(), Optional.of("csv"));
    }

    /** Ids show up in logs: what may be personal, such as an e-mail address, becomes a hash. */
    private String id(String respondent) {
        return survey + ":" + (CODE.matcher(respondent).matches() ? respondent : hash(respondent));
    }

    private static String hash(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(sha, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
