package io.crmkit.privacy.erasure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.util.Optional;

/** An entity type of a host: a veterinary practice. */
public record Pet(PetId id, CustomerId owner, String species, Optional<String> nickname) {
    static final Attribute<Pet, CustomerId> OWNER = Attribute.id("owner", CustomerId::new, Pet::owner);
    static final EntityIndex<Pet> BY_OWNER = EntityIndex.of("by_owner", OWNER);

    public static final EntityType<Pet, PetId> TYPE = EntityType.builder("pet", Pet.class, PetId::new)
            .id(Pet::id, (pet, id) -> new Pet(id, pet.owner, pet.species, pet.nickname))
            .index(BY_OWNER)
            .subject(OWNER)
            .personal("nickname")
            .onMerge(MergeRule.repoint((pet, loser, survivor) ->
                    pet.owner.equals(loser) ? new Pet(pet.id, survivor, pet.species, pet.nickname) : pet))
            .onErasure(ErasureRule.redact(pet -> new Pet(pet.id, pet.owner, pet.species, Optional.empty())))
            .build();

    /** The id. */
    public record PetId(@JsonValue String value) implements Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public PetId {}
    }

    public static Pet of(CustomerId owner, String species, String nickname) {
        return new Pet(new PetId(Id.UNASSIGNED), owner, species, Optional.of(nickname));
    }
}
