package io.crmkit.benchmarks.decision;

import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * The peer: jCasbin with a model in which a denial overrides, and as many policies as our packs have rules. What permits the asked
 * contacts stands in the middle, what denies them at the end: jCasbin stops at the first denial that it meets, and so reads all
 * policies for every question. With a denial in the middle it would take half the time for that question.
 *
 * <p>There are two: one has the model that its manual gives for this, with roles (rbac_with_deny_model.conf), where customers have
 * the role of those who consented or withdrew. The other one, which is quicker, does without roles: it is asked about the role.
 */
final class PolicyEngine {
    private static final String CONSENTING = "consenting";
    private static final String WITHDRAWN = "withdrawn";
    private static final String MARKETING = "MARKETING";

    private final Enforcer enforcer;
    private final String consenting;
    private final String withdrawn;

    private PolicyEngine(Enforcer enforcer, String consenting, String withdrawn) {
        this.enforcer = enforcer;
        this.consenting = consenting;
        this.withdrawn = withdrawn;
    }

    /** Returns the peer with roles and that many policies, five of them for what is asked. */
    static PolicyEngine withRoles(int policies, boolean textPermitted) {
        Model model = model();
        model.addDef("g", "g", "_, _");
        model.addDef("m", "m", "g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act");
        Enforcer enforcer = enforcer(model, policies, textPermitted);
        enforcer.addGroupingPolicy("ada", CONSENTING);
        enforcer.addGroupingPolicy("bob", WITHDRAWN);
        return new PolicyEngine(enforcer, "ada", "bob");
    }

    /** Returns the peer without roles. */
    static PolicyEngine withoutRoles(int policies, boolean textPermitted) {
        Model model = model();
        model.addDef("m", "m", "r.sub == p.sub && r.obj == p.obj && r.act == p.act");
        return new PolicyEngine(enforcer(model, policies, textPermitted), CONSENTING, WITHDRAWN);
    }

    private static Model model() {
        Model model = new Model();
        model.addDef("r", "r", "sub, obj, act");
        model.addDef("p", "p", "sub, obj, act, eft");
        model.addDef("e", "e", "some(where (p.eft == allow)) && !some(where (p.eft == deny))");
        return model;
    }

    private static Enforcer enforcer(Model model, int policies, boolean textPermitted) {
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        int others = policies - 5;
        for (int i = 0; i < others; i++) {
            if (i == others / 2) {
                enforcer.addPolicy(CONSENTING, MARKETING, "EMAIL", "allow");
                enforcer.addPolicy(WITHDRAWN, MARKETING, "EMAIL", "allow");
                enforcer.addPolicy(CONSENTING, MARKETING, "SMS", "allow");
            }
            enforcer.addPolicy("customer-" + i % 10, "purpose-" + i / 10, "EMAIL", i % 7 == 6 ? "deny" : "allow");
        }
        enforcer.addPolicy(WITHDRAWN, MARKETING, "EMAIL", "deny");
        enforcer.addPolicy(textPermitted ? WITHDRAWN : CONSENTING, MARKETING, "SMS", "deny");
        return enforcer;
    }

    /** May somebody who consented get an e-mail? */
    boolean permitted() {
        return enforcer.enforce(consenting, MARKETING, "EMAIL");
    }

    /** May somebody who withdrew that? */
    boolean stopped() {
        return enforcer.enforce(withdrawn, MARKETING, "EMAIL");
    }

    /** May somebody who consented get a text? */
    boolean text() {
        return enforcer.enforce(consenting, MARKETING, "SMS");
    }
}
