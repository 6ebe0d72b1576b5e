package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.homeward.housing.referral.domain.HomeReadiness;
import org.homeward.housing.referral.domain.HomeReadiness.Access;
import org.homeward.housing.referral.domain.HomeReadiness.Need;

/** What a state of a home that is made ready knows beside its name. */
final class ReadinessJson {

    private ReadinessJson() {}

    static ObjectNode of(HomeReadiness state) {
        ObjectNode node = Parts.object();
        Parts.putWords(node, "needs", state.needs());
        switch (state) {
            case HomeReadiness.AwaitingAccess waiting -> {}
            case HomeReadiness.Accessible accessible ->
                node.put("access", accessible.access().code());
            case HomeReadiness.Ordered ordered ->
                node.put("access", ordered.access().code());
            case HomeReadiness.Over over -> Parts.putEnd(node, of(over.last()), over);
        }
        return node;
    }

    static HomeReadiness read(String status, JsonNode state) {
        Set<Need> needs = Parts.words(state, "needs", Need.class);
        return switch (status) {
            case "awaiting-access" -> new HomeReadiness.AwaitingAccess(needs);
            case "accessible" -> new HomeReadiness.Accessible(needs, Parts.word(state, "access", Access.class));
            case "ordered" -> new HomeReadiness.Ordered(needs, Parts.word(state, "access", Access.class));
            default ->
                new HomeReadiness.Over(
                        (HomeReadiness.Open) read(Parts.last(state, "awaiting-access"), state),
                        Parts.ending(status, state));
        };
    }
}
