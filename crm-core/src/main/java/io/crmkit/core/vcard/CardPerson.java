package io.crmkit.core.vcard;

import io.crmkit.core.customer.Gender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a card says about a person. */
final class CardPerson {
    /** The name in the writing of its owner, with its script (RFC 9554) as a parameter. */
    static final String LOCAL_NAME = "X-CRMKIT-LOCAL-NAME";

    static final Map<String, Gender.Code> GENDERS = Map.of(
            "F", Gender.Code.FEMALE,
            "M", Gender.Code.MALE,
            "O", Gender.Code.OTHER,
            "N", Gender.Code.NONE,
            "U", Gender.Code.UNKNOWN);

    private final ObjectNode document;
    private final String version;

    CardPerson(ObjectNode document, String version) {
        this.document = document;
        this.version = version;
    }

    private ObjectNode person() {
        ObjectNode person = document.withObjectProperty("person");
        person.withObjectProperty("name");
        return person;
    }

    void bornOn(String date) {
        person().put("birthDate", date);
    }

    /** Takes that the person has died; the date itself has no field, so that it is kept as it is. */
    boolean died(CardProperty property) {
        person().put("deceased", true);
        return property.value().equals(CardTime.UNKNOWN);
    }

    boolean takes(CardProperty property) {
        String text = CardValue.text(property.value());
        switch (property.name()) {
            case "N" -> name(person().withObjectProperty("name"), CardValue.split(property.value(), ';'));
            case "PRONOUNS" -> person().put("pronouns", text);
            case LOCAL_NAME -> {
                ObjectNode name = person().withObjectProperty("name").put("localForm", text);
                property.parameter("SCRIPT")
                        .filter(script -> script.matches("[A-Z][a-z]{3}"))
                        .ifPresent(script -> name.put("script", script));
            }
            case "GENDER" -> {
                return gender(CardValue.split(property.value(), ';'));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Family and given names may be several since 4.0; the model has one text for them. */
    private void name(ObjectNode name, List<String> parts) {
        part(name, "family", parts, 0, " ");
        part(name, "given", parts, 1, " ");
        ArrayNode additional = name.withArrayProperty("additional");
        texts(parts, 2).forEach(additional::add);
        part(name, "prefix", parts, 3, " ");
        part(name, "suffix", parts, 4, ", ");
    }

    private void part(ObjectNode name, String field, List<String> parts, int at, String between) {
        String text = String.join(between, texts(parts, at));
        if (!text.isEmpty()) {
            name.put(field, text);
        }
    }

    /** Before 3.0 a comma is a character of the name. */
    private List<String> texts(List<String> parts, int at) {
        if (at >= parts.size()) {
            return List.of();
        }
        if (!version.equals("2.1")) {
            return CardValue.texts(parts.get(at), ',');
        }
        String text = CardValue.text(parts.get(at));
        return text.isBlank() ? List.of() : List.of(text);
    }

    private boolean gender(List<String> parts) {
        String sex = parts.get(0).strip().toUpperCase(Locale.ROOT);
        if (!sex.isEmpty() && !GENDERS.containsKey(sex)) {
            return false;
        }
        List<String> words = new ArrayList<>(parts.subList(1, parts.size()));
        ObjectNode gender = person().putObject("gender");
        gender.put("code", GENDERS.getOrDefault(sex, Gender.Code.UNKNOWN).name());
        String text = CardValue.text(String.join(";", words));
        if (!text.isBlank()) {
            gender.put("text", text);
        }
        return true;
    }
}
