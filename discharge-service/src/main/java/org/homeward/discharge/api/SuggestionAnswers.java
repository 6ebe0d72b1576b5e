package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.suggestion.domain.Suggestion;

/** What the states of care and housing suggest, as it is answered. */
@ApplicationScoped
class SuggestionAnswers {

    private final ReferenceData reference;

    SuggestionAnswers(ReferenceData reference) {
        this.reference = reference;
    }

    ArrayNode of(List<Suggestion> suggestions) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        suggestions.forEach(suggestion -> items.add(of(suggestion)));
        return items;
    }

    ObjectNode of(Suggestion suggestion) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", suggestion.id().toString())
                .put("action", suggestion.opens() ? "open" : "close")
                .put(
                        "delay",
                        suggestion.delay() == null ? null : suggestion.delay().toString())
                .put("reason", suggestion.reason())
                .put("label", reference.delayReasons().label(suggestion.reason()))
                .put("owner", suggestion.owner())
                .put("organisation", suggestion.organisation());
        CaseAnswers.time(node, "since", suggestion.since());
        node.putObject("because")
                .put("source", suggestion.because().source())
                .put("id", suggestion.because().subject())
                .put("status", suggestion.because().status());
        return node.put("rule", suggestion.because().rule());
    }
}
