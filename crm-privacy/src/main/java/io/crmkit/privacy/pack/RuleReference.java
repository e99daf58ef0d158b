package io.crmkit.privacy.pack;

/**
 * Names the rule behind a reason.
 *
 * @param pack the id of the pack; {@code crmkit} for what the library itself rules, whatever the law
 * @param version the version of the pack
 * @param rule the id of the rule in the pack
 * @param source the law, guidance or policy that it follows
 * @param status what it rests on
 * @param seen how much of the source its author has read
 */
public record RuleReference(
        String pack, String version, String rule, String source, LegalStatus status, SourceSeen seen) {
    @Override
    public String toString() {
        return pack + " " + version + "/" + rule;
    }
}
