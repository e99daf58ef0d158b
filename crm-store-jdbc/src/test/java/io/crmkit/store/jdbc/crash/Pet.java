package io.crmkit.store.jdbc.crash;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.Id;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An entity of a host in two versions of its program; the newer one has more fields, attributes and indexes. */
final class Pet {
    private Pet() {}

    record PetId(String value) implements Id {}

    record OldTrait(String name) {}

    record NewTrait(String name, Optional<String> seen) {
        NewTrait {
            seen = Objects.requireNonNullElse(seen, Optional.empty());
        }
    }

    /** The version that was there first. */
    record Old(PetId id, String name, List<OldTrait> traits) {
        static final Attribute<Old, String> NAME = Attribute.text("name", Old::name);
        static final EntityIndex<Old> BY_NAME = EntityIndex.of("by_name", NAME);
        static final EntityType<Old, PetId> TYPE = EntityType.builder("pet", Old.class, PetId::new)
                .id(Old::id, (pet, id) -> new Old(id, pet.name, pet.traits))
                .index(BY_NAME)
                .onMerge(MergeRule.unaffected())
                .onErasure(ErasureRule.keep("animals"))
                .build();

        Old {
            traits = List.copyOf(Objects.requireNonNullElse(traits, List.of()));
        }

        Old named(String next) {
            return new Old(id, next, traits);
        }
    }

    /** The version that comes after it. */
    record New(PetId id, String name, List<NewTrait> traits, long weight, Optional<String> chip) {
        static final Attribute<New, String> NAME = Attribute.text("name", New::name);
        static final Attribute<New, Long> WEIGHT = Attribute.integer("weight", New::weight);
        static final Attribute<New, Long> LENGTH = Attribute.integer("name_length", pet -> pet.name.length());
        static final EntityIndex<New> BY_NAME = EntityIndex.of("by_name", NAME);
        static final EntityIndex<New> BY_WEIGHT = EntityIndex.of("by_weight", WEIGHT, NAME);
        static final EntityIndex<New> BY_LENGTH = EntityIndex.of("by_length", LENGTH);
        static final EntityType<New, PetId> TYPE = EntityType.builder("pet", New.class, PetId::new)
                .id(New::id, (pet, id) -> new New(id, pet.name, pet.traits, pet.weight, pet.chip))
                .index(BY_NAME)
                .index(BY_WEIGHT)
                .index(BY_LENGTH)
                .onMerge(MergeRule.unaffected())
                .onErasure(ErasureRule.keep("animals"))
                .build();

        New {
            traits = List.copyOf(Objects.requireNonNullElse(traits, List.of()));
            chip = Objects.requireNonNullElse(chip, Optional.empty());
        }

        New weighing(long grams) {
            return new New(id, name, traits, grams, chip);
        }
    }
}
