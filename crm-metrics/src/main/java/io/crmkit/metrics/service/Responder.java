package io.crmkit.metrics.service;

/** Whose messages are responses. */
public enum Responder {
    /** Agents only: bots and auto-replies do not answer. */
    HUMAN,
    /** Agents and bots. */
    HUMAN_OR_BOT;

    boolean includes(Actor actor) {
        return actor == Actor.AGENT || (this == HUMAN_OR_BOT && actor == Actor.BOT);
    }

    String id() {
        return this == HUMAN ? "human" : "human_or_bot";
    }
}
