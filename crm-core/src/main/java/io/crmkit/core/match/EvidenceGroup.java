package io.crmkit.core.match;

import io.crmkit.core.rule.Require;
import java.util.List;

/**
 * Fields that agree together although two people are meant: what members of a household or colleagues share. All of them together
 * say at most so much for a match, however many agree, and at most so much against it, however many differ: who moves changes all parts
 * of the address at once.
 *
 * @param name for explanations, such as {@code household}
 * @param fields the fields; a field belongs to one group at most
 * @param mostBits the most they say together for a match, in bits, above 0
 * @param leastBits the most they say together against one, in bits, below 0
 */
public record EvidenceGroup(String name, List<String> fields, double mostBits, double leastBits) {
    /**
     * Copies the fields.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the name is blank, there are fewer than two fields or a bound is on
     *     the wrong side of 0
     */
    public EvidenceGroup {
        fields = List.copyOf(fields);
        Require.notBlank(name, "evidenceGroup.name");
        Require.that(fields.size() >= 2, "evidenceGroup.fields", "must be at least two");
        Require.that(leastBits < 0 && Double.isFinite(leastBits), "evidenceGroup.leastBits", "must be below 0");
        Require.that(mostBits > 0 && Double.isFinite(mostBits), "evidenceGroup.mostBits", "must be above 0");
    }
}
