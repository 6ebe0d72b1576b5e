package org.homeward.discharge.care.persistence;

import static org.homeward.discharge.care.persistence.NeedJson.text;
import static org.homeward.discharge.care.persistence.NeedJson.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.homeward.discharge.care.domain.State;
import org.homeward.discharge.care.domain.State.Notice;
import org.homeward.discharge.care.domain.State.Sourcing;
import org.homeward.kit.time.Times;

/** The state of a package, as it is kept. */
final class StateJson {

    private StateJson() {}

    static ObjectNode write(State state) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("is", state.code());
        switch (state) {
            case State.Draft draft -> {}
            case State.Requested requested -> {
                time(node, "since", requested.since());
                time(node, "lookAgain", requested.lookAgain());
            }
            case State.Offered offered -> {
                node.put("tier", offered.tier());
                time(node, "deadline", offered.deadline());
            }
            case State.Accepted accepted -> {
                node.put("provider", accepted.provider()).put("tier", accepted.tier());
                time(node, "acceptedAt", accepted.acceptedAt());
                time(node, "startsAt", accepted.startsAt());
                time(node, "heldSince", accepted.heldSince());
            }
            case State.Unsourced unsourced -> time(node, "since", unsourced.since());
            case State.CalledOff calledOff -> {
                time(node, "at", calledOff.at());
                node.put("reason", calledOff.reason()).put("provider", calledOff.provider());
            }
            case State.Started started -> visits(node, started.provider(), started.startedAt());
            case State.Paused paused -> {
                visits(node, paused.provider(), paused.startedAt());
                time(node, "pausedAt", paused.pausedAt());
                time(node, "lapsesAt", paused.lapsesAt());
                time(node, "restartAskedAt", paused.restartAskedAt());
                if (paused.notice() != null) {
                    notice(node, paused.notice());
                }
            }
            case State.HandbackNotice(String provider, Instant startedAt, Notice notice) -> {
                visits(node, provider, startedAt);
                notice(node, notice);
            }
            case State.Lapsed lapsed -> {
                visits(node, lapsed.provider(), lapsed.startedAt());
                time(node, "at", lapsed.at());
            }
            case State.Withdrawn withdrawn -> {
                time(node, "at", withdrawn.at());
                node.put("reason", withdrawn.reason()).put("provider", withdrawn.provider());
            }
            case State.Ended ended -> {
                visits(node, ended.provider(), ended.startedAt());
                time(node, "at", ended.at());
                node.put("reason", ended.reason()).put("outcome", ended.outcome());
            }
        }
        return node;
    }

    static State read(JsonNode node) {
        return switch (node.path("is").asText()) {
            case "draft" -> new State.Draft();
            case "requested" -> new State.Requested(at(node, "since"), at(node, "lookAgain"));
            case "offered" -> new State.Offered(node.path("tier").asInt(), at(node, "deadline"));
            case "accepted" ->
                new State.Accepted(
                        provider(node),
                        node.path("tier").asInt(),
                        at(node, "acceptedAt"),
                        at(node, "startsAt"),
                        time(node, "heldSince"));
            case "unsourced" -> new State.Unsourced(at(node, "since"));
            case "called-off" ->
                new State.CalledOff(at(node, "at"), node.path("reason").asText(), text(node, "provider"));
            case "started" -> new State.Started(provider(node), at(node, "startedAt"));
            case "paused" ->
                new State.Paused(
                        provider(node),
                        at(node, "startedAt"),
                        at(node, "pausedAt"),
                        at(node, "lapsesAt"),
                        time(node, "restartAskedAt"),
                        node.has("next") ? notice(node) : null);
            case "handback-notice" -> new State.HandbackNotice(provider(node), at(node, "startedAt"), notice(node));
            case "lapsed" -> new State.Lapsed(provider(node), at(node, "startedAt"), at(node, "at"));
            case "withdrawn" ->
                new State.Withdrawn(at(node, "at"), node.path("reason").asText(), text(node, "provider"));
            case "ended" ->
                new State.Ended(
                        provider(node),
                        at(node, "startedAt"),
                        at(node, "at"),
                        node.path("reason").asText(),
                        text(node, "outcome"));
            default -> throw new IllegalArgumentException("no such state");
        };
    }

    private static void visits(ObjectNode node, String provider, Instant startedAt) {
        node.put("provider", provider);
        time(node, "startedAt", startedAt);
    }

    private static void notice(ObjectNode node, Notice notice) {
        time(node, "lastVisit", notice.lastVisit());
        node.set("next", write(notice.next()));
    }

    private static Notice notice(JsonNode node) {
        return new Notice(at(node, "lastVisit"), (Sourcing) read(node.path("next")));
    }

    private static String provider(JsonNode node) {
        return node.path("provider").asText();
    }

    static Instant at(JsonNode node, String name) {
        return Times.parse(node.path(name).asText());
    }
}
