package io.crmkit.core.vcard;

import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.imports.ExternalKey;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.UnknownColumns;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The usual mapping of the rows of {@link VCardRows} to customers. It is data like any other: a host may leave fields out, or fill
 * further ones, such as a custom field from {@code /properties/TITLE}.
 */
public final class VCardMapping {
    /**
     * The custom field for what cards say beyond the fields of a customer: vCard properties, one in a line, the first being the VERSION
     * that they are written in. A host adds it to its schema, or leaves it out of the mapping. It is personal, so that an erasure
     * removes it.
     */
    public static final FieldDefinition KEPT =
            FieldDefinition.of("customer", "vcard", FieldType.TEXT).asPersonal();

    private VCardMapping() {}

    /**
     * Returns the mapping to customers that are found again by UID, or by what a card without one says. A card whose REV is earlier than
     * that of the card which came last changes nothing.
     *
     * @param system names the address book, as in {@code Source}
     */
    public static ImportMapping customers(String system) {
        FieldMapping[] fields = Stream.of(
                        "/kind",
                        "/name",
                        "/person",
                        "/organization",
                        "/emails",
                        "/phones",
                        "/postalAddresses",
                        "/webAddresses",
                        "/socialHandles",
                        "/messagingHandles",
                        "/preferences",
                        "/classifications")
                .map(field -> FieldMapping.of(field, field).withSteps())
                .toArray(FieldMapping[]::new);
        FieldMapping[] all = Stream.concat(
                        Stream.of(fields),
                        Stream.of(FieldMapping.of("/kept", "/customFields/" + KEPT.key())
                                .withSteps()))
                .toArray(FieldMapping[]::new);
        return ImportMapping.of("customer", Optional.of(new ExternalKey(system, "/key", Optional.of("/rev"))), all)
                .with(UnknownColumns.IGNORE);
    }
}
