package io.crmkit.core.normalization;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of an organisation in the form in which it is compared, its legal form apart. {@code toString} hides the name, which may be
 * that of its owner.
 *
 * @param words the name as words, without the legal form and without "the" or "and"
 * @param legalForm a code of the legal form at the end of the name, such as {@code gmbh}; empty if there is none
 */
public record OrganizationName(String words, String legalForm) {
    /** What stands for a legal form, as words, and its code; longer ones come first. */
    private static final List<Map.Entry<String, String>> LEGAL_FORMS = List.of(
            Map.entry("gmbh and co kg", "gmbh-co-kg"),
            Map.entry("gmbh co kg", "gmbh-co-kg"),
            Map.entry("public limited company", "plc"),
            Map.entry("limited liability company", "llc"),
            Map.entry("proprietary limited", "pty-ltd"),
            Map.entry("pty limited", "pty-ltd"),
            Map.entry("pty ltd", "pty-ltd"),
            Map.entry("private limited", "pvt-ltd"),
            Map.entry("pvt ltd", "pvt-ltd"),
            Map.entry("incorporated", "inc"),
            Map.entry("corporation", "corp"),
            Map.entry("limited", "ltd"),
            Map.entry("company", "co"),
            Map.entry("s p a", "spa"),
            Map.entry("s r l", "srl"),
            Map.entry("s a s", "sas"),
            Map.entry("s a", "sa"),
            Map.entry("b v", "bv"),
            Map.entry("n v", "nv"),
            Map.entry("e v", "ev"),
            Map.entry("sp z o o", "spzoo"),
            Map.entry("inc", "inc"),
            Map.entry("corp", "corp"),
            Map.entry("llc", "llc"),
            Map.entry("llp", "llp"),
            Map.entry("ltd", "ltd"),
            Map.entry("plc", "plc"),
            Map.entry("co", "co"),
            Map.entry("gmbh", "gmbh"),
            Map.entry("ug", "ug"),
            Map.entry("ag", "ag"),
            Map.entry("kg", "kg"),
            Map.entry("ohg", "ohg"),
            Map.entry("ev", "ev"),
            Map.entry("sa", "sa"),
            Map.entry("sas", "sas"),
            Map.entry("sarl", "sarl"),
            Map.entry("srl", "srl"),
            Map.entry("spa", "spa"),
            Map.entry("sl", "sl"),
            Map.entry("bv", "bv"),
            Map.entry("nv", "nv"),
            Map.entry("ab", "ab"),
            Map.entry("as", "as"),
            Map.entry("aps", "aps"),
            Map.entry("oy", "oy"));

    /** Refuses nulls. */
    public OrganizationName {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(legalForm, "legalForm");
    }

    /** Returns the forms of a name. A name that is nothing but a legal form stays a name. */
    public static OrganizationName of(String raw) {
        String name = MatchText.words(raw.replace("&", " and "));
        for (Map.Entry<String, String> form : LEGAL_FORMS) {
            if (name.endsWith(" " + form.getKey())) {
                String rest = name.substring(0, name.length() - form.getKey().length() - 1);
                return new OrganizationName(withoutFillers(rest), form.getValue());
            }
        }
        return new OrganizationName(withoutFillers(name), "");
    }

    /**
     * Returns the legal form of an organisation: that at the end of its name, or else the one that is stated beside it. Empty if neither says
     * one.
     *
     * @param name the name of the organisation
     * @param stated the form as somebody entered it; one that the library does not know counts as its words
     */
    public static Optional<String> legalForm(String name, Optional<String> stated) {
        return Optional.of(of(name).legalForm())
                .filter(form -> !form.isEmpty())
                .or(() -> stated.map(OrganizationName::code).filter(form -> !form.isEmpty()));
    }

    private static String code(String stated) {
        String known = of("x " + stated).legalForm(); // a name is more than its legal form
        return known.isEmpty() ? MatchText.words(stated) : known;
    }

    private static String withoutFillers(String name) {
        String rest =
                (" " + name + " ").replace(" the ", " ").replace(" and ", " ").strip();
        return rest.isEmpty() ? name : rest;
    }

    @Override
    public String toString() {
        return "OrganizationName{legalForm=" + legalForm + "}";
    }
}
