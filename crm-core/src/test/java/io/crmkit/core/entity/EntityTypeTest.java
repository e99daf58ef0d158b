package io.crmkit.core.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.store.Value;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EntityTypeTest {
    record PetId(String value) implements Id {}

    record Pet(PetId id, CustomerId keeper, String name) {}

    private static final Attribute<Pet, CustomerId> KEEPER = Attribute.id("keeper", CustomerId::new, Pet::keeper);
    private static final Attribute<Pet, String> NAME = Attribute.text("name", Pet::name);
    private static final EntityIndex<Pet> BY_KEEPER = EntityIndex.of("by_keeper", KEEPER, NAME);

    private static EntityType.Builder<Pet, PetId> complete() {
        return EntityType.builder("pet", Pet.class, PetId::new)
                .id(Pet::id, (pet, id) -> new Pet(id, pet.keeper, pet.name))
                .index(BY_KEEPER)
                .subject(KEEPER)
                .personal("name")
                .onMerge(MergeRule.repoint(
                        (pet, loser, survivor) -> pet.keeper.equals(loser) ? new Pet(pet.id, survivor, pet.name) : pet))
                .onErasure(ErasureRule.delete());
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                Arguments.argumentSet(
                        "no id",
                        EntityType.builder("pet", Pet.class, PetId::new)
                                .onMerge(MergeRule.unaffected())
                                .onErasure(ErasureRule.delete()),
                        "needs id"),
                Arguments.argumentSet(
                        "no merge rule",
                        EntityType.builder("pet", Pet.class, PetId::new)
                                .id(Pet::id, (pet, id) -> pet)
                                .onErasure(ErasureRule.delete()),
                        "needs onMerge"),
                Arguments.argumentSet(
                        "no erasure rule",
                        EntityType.builder("pet", Pet.class, PetId::new)
                                .id(Pet::id, (pet, id) -> pet)
                                .onMerge(MergeRule.unaffected()),
                        "needs onErasure"),
                Arguments.argumentSet(
                        "subject without an index",
                        complete().subject(Attribute.id("vet", CustomerId::new, Pet::keeper)),
                        "must lead an index"),
                Arguments.argumentSet(
                        "a merge that leaves the subject behind",
                        complete().onMerge(MergeRule.unaffected()),
                        "a merge must repoint it"),
                Arguments.argumentSet(
                        "an erasure that keeps personal fields",
                        complete().onErasure(ErasureRule.keep("law")),
                        "an erasure must delete or redact it"),
                Arguments.argumentSet("a field that is not there", complete().personal("colour"), "no field colour"),
                Arguments.argumentSet(
                        "two attributes of one name",
                        complete().index(EntityIndex.of("by_name", Attribute.text("name", Pet::name))),
                        "two attributes with the name name"),
                Arguments.argumentSet(
                        "two keys of one name",
                        complete()
                                .unique(new UniqueKey<>("chip", pet -> java.util.List.of(pet.name), text -> text))
                                .lookup(new Lookup<>("chip", pet -> java.util.List.of(pet.name), text -> text)),
                        "two keys chip"),
                Arguments.argumentSet(
                        "personal fields of nobody",
                        EntityType.builder("pet", Pet.class, PetId::new)
                                .id(Pet::id, (pet, id) -> pet)
                                .personal("name")
                                .onMerge(MergeRule.unaffected())
                                .onErasure(ErasureRule.delete()),
                        "needs a data subject"));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void aDescriptorThatForgetsOrContradictsDoesNotStart(EntityType.Builder<Pet, PetId> builder, String reason) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pet")
                .hasMessageContaining(reason);
    }

    @Test
    void rulesOfMergeAndErasureApplyToTheEntity() {
        EntityType<Pet, PetId> type = complete().build();
        CustomerId loser = new CustomerId("l");
        CustomerId survivor = new CustomerId("s");
        Pet pet = new Pet(new PetId("p"), loser, "Rex");

        assertThat(((MergeRule.Repoint<Pet>) type.mergeRule()).repointing().repoint(pet, loser, survivor))
                .isEqualTo(new Pet(pet.id(), survivor, "Rex"));
        assertThat(type.erasureRule()).isInstanceOf(ErasureRule.Delete.class);
        assertThat(type.kind().attributes())
                .containsEntry("keeper", Value.Type.TEXT)
                .containsEntry("name", Value.Type.TEXT);
    }

    @Test
    void indexedAttributesAreNeverMissing() {
        UnaryOperator<String> nothing = text -> null;
        Attribute<Pet, String> broken = Attribute.text("nickname", pet -> nothing.apply(pet.name));

        assertThatThrownBy(() -> broken.of(new Pet(new PetId("p"), new CustomerId("c"), "Rex")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nickname")
                .hasMessageNotContaining("Rex");
    }

    @Test
    void instantsAreMicrosecondsAndTheSentinelSortsLast() {
        Attribute<Instant, Instant> at = Attribute.instant("at", instant -> instant);

        assertThat(at.encode(Instant.parse("1969-12-31T23:59:59.999999999Z"))).isEqualTo(new Value.Int(-1));
        assertThat(at.encode(Attribute.LAST)).isEqualTo(new Value.Int(Long.MAX_VALUE));
        assertThat(at.decode(at.encode(Attribute.LAST))).isEqualTo(Attribute.LAST);
        assertThatThrownBy(() -> at.encode(Instant.MAX)).isInstanceOf(InvalidInputException.class);
    }
}
