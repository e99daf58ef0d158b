package io.crmkit.privacy.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Entity types of a host: visits, the images that belong to them, and contracts. */
final class Clinic {
    private Clinic() {}

    /** An id. */
    public record Name(@JsonValue String value) implements Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Name {}
    }

    /** Found by time. */
    public record Visit(Name id, CustomerId customer, Instant at, String kind, Optional<String> note) {
        static final Attribute<Visit, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, Visit::customer);
        static final Attribute<Visit, Instant> AT = Attribute.instant("at", Visit::at);
        static final Attribute<Visit, String> KIND = Attribute.text("kind", Visit::kind);
        static final EntityType<Visit, Name> TYPE = EntityType.builder("visit", Visit.class, Name::new)
                .id(Visit::id, (visit, id) -> new Visit(id, visit.customer, visit.at, visit.kind, visit.note))
                .index(EntityIndex.of("by_time", AT, KIND))
                .index(EntityIndex.of("by_customer", CUSTOMER, AT))
                .subject(CUSTOMER)
                .personal("note")
                .onMerge(MergeRule.repoint((visit, loser, survivor) -> visit.customer.equals(loser)
                        ? new Visit(visit.id, survivor, visit.at, visit.kind, visit.note)
                        : visit))
                .onErasure(ErasureRule.redact(
                        visit -> new Visit(visit.id, visit.customer, visit.at, visit.kind, Optional.empty())))
                .build();
    }

    /** Belongs to a visit. */
    public record Image(Name id, Name visit, Name copyOf) {
        static final Attribute<Image, Name> VISIT = Attribute.id("visit", Name::new, Image::visit);
        static final Attribute<Image, Name> COPY_OF = Attribute.id("copy_of", Name::new, Image::copyOf);
        static final EntityType<Image, Name> TYPE = EntityType.builder("image", Image.class, Name::new)
                .id(Image::id, (image, id) -> new Image(id, image.visit, image.copyOf))
                .index(EntityIndex.of("by_visit", VISIT))
                .index(EntityIndex.of("by_original", COPY_OF))
                .reference(VISIT, "visit")
                .optionalReference(COPY_OF, "image")
                .onMerge(MergeRule.unaffected())
                .onErasure(ErasureRule.delete())
                .build();
    }

    /** May have an end. */
    public record Contract(Name id, CustomerId customer, Optional<LocalDate> endsOn) {
        static final Attribute<Contract, CustomerId> CUSTOMER =
                Attribute.id("customer", CustomerId::new, Contract::customer);
        static final Attribute<Contract, LocalDate> ENDS_ON =
                Attribute.date("ends_on", contract -> contract.endsOn.orElse(LocalDate.of(999_999, 1, 1)));
        static final EntityType<Contract, Name> TYPE = EntityType.builder("contract", Contract.class, Name::new)
                .id(Contract::id, (contract, id) -> new Contract(id, contract.customer, contract.endsOn))
                .index(EntityIndex.of("by_customer", CUSTOMER, ENDS_ON))
                .subject(CUSTOMER)
                .onMerge(MergeRule.repoint((contract, loser, survivor) -> contract.customer.equals(loser)
                        ? new Contract(contract.id, survivor, contract.endsOn)
                        : contract))
                .onErasure(ErasureRule.delete())
                .build();
    }

    static Visit visit(String id, CustomerId customer, String at, String kind) {
        return new Visit(new Name(id), customer, Instant.parse(at), kind, Optional.of("a private word"));
    }

    static Image image(String id, String visit, String copyOf) {
        return new Image(new Name(id), new Name(visit), new Name(copyOf));
    }
}
