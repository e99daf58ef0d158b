package io.crmkit.core.merge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.util.List;

/** An entity type of a host, with two data subjects; a name is there once for each owner. */
public record Pet(PetId id, CustomerId owner, CustomerId walker, String name) {
    static final Attribute<Pet, CustomerId> OWNER = Attribute.id("owner", CustomerId::new, Pet::owner);
    static final Attribute<Pet, CustomerId> WALKER = Attribute.id("walker", CustomerId::new, Pet::walker);
    static final EntityIndex<Pet> BY_OWNER = EntityIndex.of("by_owner", OWNER);
    static final EntityIndex<Pet> BY_WALKER = EntityIndex.of("by_walker", WALKER);
    static final UniqueKey<Pet, String> NAME =
            new UniqueKey<>("name", pet -> List.of(pet.owner() + "/" + pet.name()), name -> name);

    public static final EntityType<Pet, PetId> TYPE = EntityType.builder("pet", Pet.class, PetId::new)
            .id(Pet::id, (pet, id) -> new Pet(id, pet.owner, pet.walker, pet.name))
            .index(BY_OWNER)
            .index(BY_WALKER)
            .unique(NAME)
            .subject(OWNER)
            .subject(WALKER)
            .personal("name")
            .onMerge(MergeRule.repoint((pet, loser, survivor) -> new Pet(
                    pet.id,
                    pet.owner.equals(loser) ? survivor : pet.owner,
                    pet.walker.equals(loser) ? survivor : pet.walker,
                    pet.name)))
            .onErasure(ErasureRule.delete())
            .build();

    /** The id. */
    public record PetId(@JsonValue String value) implements Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public PetId {}
    }

    static Pet of(String name, CustomerId owner, CustomerId walker) {
        return new Pet(new PetId(Id.UNASSIGNED), owner, walker, name);
    }
}
