package org.homeward.housing.referral.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.homeward.housing.referral.domain.Consent;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.persistence.Contacts;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.housing.referral.persistence.Deliveries.Delivery;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * What an authority is told: of a referral who the person is and how to reach them, which hospital asks, when they are expected
 * to leave and that they consented; of a withdrawal nothing of that. The version tells a referral that comes late from
 * the withdrawal that came before it.
 */
@ApplicationScoped
class Parcels {

    private final Referrals referrals;
    private final Contacts contacts;
    private final ObjectMapper json;

    Parcels(Referrals referrals, Contacts contacts, ObjectMapper json) {
        this.referrals = referrals;
        this.contacts = contacts;
        this.json = json;
    }

    /** Null for a referral whose contact details are erased: it must not be sent. */
    @Nullable
    String body(Connection connection, Delivery delivery) throws SQLException {
        Referrals.Recorded recorded = Objects.requireNonNull(referrals.find(connection, delivery.referral()));
        ObjectNode node = json.createObjectNode()
                .put("delivery", delivery.id().toString())
                .put("kind", delivery.kind())
                .put("referral", delivery.referral().toString())
                .put("version", recorded.version())
                .put("authority", delivery.authority());
        if (delivery.kind().equals(Deliveries.WITHDRAWAL)) {
            return node.toString();
        }
        String details = contacts.find(connection, delivery.referral());
        if (details == null) {
            return null;
        }
        put(node, recorded.referral());
        return node.setAll(details(details)).toString();
    }

    /** Neither the stay nor what stands for the patient here. */
    private static void put(ObjectNode node, Referral referral) {
        LocalDate expected = referral.expectedDischarge();
        node.put("trust", referral.trust()).put("expectedDischarge", expected == null ? null : expected.toString());
        Consent consent = referral.consent();
        if (consent != null) {
            Consent.How how = consent.how();
            node.putObject("consent")
                    .put("givenAt", Times.format(consent.givenAt()))
                    .put("how", how == null ? null : how.code());
        }
    }

    private ObjectNode details(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contact details that are no JSON");
        }
    }
}
