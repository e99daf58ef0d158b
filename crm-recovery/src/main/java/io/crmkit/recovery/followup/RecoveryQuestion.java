package io.crmkit.recovery.followup;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.ScoreDefinition;

/**
 * What a customer is asked after a recovery: satisfaction with it, and the three kinds of perceived justice. Which kind matters most
 * differs between studies (Orsingher et al., doi 10.1007/s11747-009-0155-z; Gelbrich and Roschk 2011), so the scores stand side by side
 * and are never weighted into one here.
 */
public enum RecoveryQuestion {
    /** How satisfied are you with how we put it right? 1 to 5. */
    SATISFACTION("recovery_satisfaction", QuestionKind.CSAT, 5),
    /** Distributive justice: what you got was fair. 1 to 7. */
    FAIR_OUTCOME("fair_outcome", QuestionKind.OTHER, 7),
    /** Procedural justice: how it was decided, and how fast, was fair. 1 to 7. */
    FAIR_PROCESS("fair_process", QuestionKind.OTHER, 7),
    /** Interactional justice: how you were treated was fair. 1 to 7. */
    FAIR_TREATMENT("fair_treatment", QuestionKind.OTHER, 7);

    private final String key;
    private final QuestionKind kind;
    private final int highest;

    RecoveryQuestion(String key, QuestionKind kind, int highest) {
        this.key = key;
        this.kind = kind;
        this.highest = highest;
    }

    /** Returns the key under which answers are stored as feedback. */
    public String key() {
        return key;
    }

    /** Returns what it measures. */
    public QuestionKind kind() {
        return kind;
    }

    /** Returns the ratings to choose from; higher is better. */
    public RatingScale scale() {
        return new RatingScale(1, highest);
    }

    /** Returns the score of the answers: their mean. */
    public ScoreDefinition score() {
        return ScoreDefinition.mean(key + ".mean", scale(), Direction.HIGHER_IS_BETTER);
    }
}
