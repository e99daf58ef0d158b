package io.crmkit.privacy.hold;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import java.util.Objects;

/**
 * How many holds were ever placed on a customer. Every placing changes it, so whoever reads it in a unit of work learns at the commit
 * that another hold came meanwhile: a search for holds alone cannot show that.
 *
 * @param id the customer
 * @param placed how many
 */
public record HoldRegister(HoldRegisterId id, long placed) {
    /** What the library has to know about registers. */
    public static final EntityType<HoldRegister, HoldRegisterId> TYPE = EntityType.builder(
                    "legal_hold_register", HoldRegister.class, HoldRegisterId::new)
            .id(HoldRegister::id, (register, id) -> new HoldRegister(id, register.placed))
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("counts holds; an opaque id and a number"))
            .build();

    /** Refuses null. */
    public HoldRegister {
        Objects.requireNonNull(id, "id");
    }

    HoldRegister withOneMore() {
        return new HoldRegister(id, placed + 1);
    }
}
