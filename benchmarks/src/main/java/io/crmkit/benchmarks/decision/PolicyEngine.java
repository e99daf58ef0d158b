package io.crmkit.benchmarks.decision;

import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/** The peer: jCasbin with a model in which a denial overrides, and as many policies as our packs have rules. */
final class PolicyEngine {
    private PolicyEngine() {}

    static Enforcer of(int policies) {
        Model model = new Model();
        model.addDef("r", "r", "sub, obj, act");
        model.addDef("p", "p", "sub, obj, act, eft");
        model.addDef("e", "e", "some(where (p.eft == allow)) && !some(where (p.eft == deny))");
        model.addDef("m", "m", "r.sub == p.sub && r.obj == p.obj && r.act == p.act");
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        for (int i = 0; i < policies; i++) {
            enforcer.addPolicy("customer-" + i % 10, "purpose-" + i / 10, "EMAIL", i % 7 == 6 ? "deny" : "allow");
        }
        return enforcer;
    }

    /** The policy for this question stands in the middle; a model in which a denial overrides reads them all. */
    static boolean ask(Enforcer enforcer, int policies) {
        return enforcer.enforce("customer-5", "purpose-" + policies / 20, "EMAIL");
    }
}
