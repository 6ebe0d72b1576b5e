package org.homeward.acceptance.care;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.homeward.acceptance.FrontDoor;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;

/** Providers of reablement in one area, and what they have free. */
public final class CareMarket {

    private static final String SERVICE = "reablement";

    private final Stack stack;
    private final FrontDoor operator;
    private final String area;

    /** @param area a postcode sector in which nobody else works */
    public CareMarket(Stack stack, String area) {
        this.stack = stack;
        this.area = area;
        this.operator = new FrontDoor(stack.gateway(), stack.token("operator", null));
    }

    public String area() {
        return area;
    }

    /** A provider with so many staff hours a week free. It may not be known to brokerage yet on return. */
    public CareMarket with(String provider, int tier, int hours) {
        operator.put(
                        "/v1/providers/" + provider,
                        Map.of("name", provider, "areas", List.of(area), "tier", tier, "services", List.of(SERVICE)))
                .ok();
        operator.put(
                        "/v1/providers/" + provider + "/capacity",
                        Map.of(
                                "areas",
                                List.of(Map.of(
                                        "area", area, "service", SERVICE, "hoursPerWeek", hours, "canAccept", "yes"))))
                .ok();
        return this;
    }

    /** Whether brokerage has heard of a provider: who has not cannot be asked. */
    public boolean isKnown(String provider) {
        try (var database = DriverManager.getConnection(stack.database(Part.DISCHARGE));
                var query = database.prepareStatement("select from care_provider where id = ?")) {
            query.setString(1, provider);
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Staff hours a week that the front door says this provider has free. */
    public BigDecimal free(String provider) {
        for (var line : operator.all("/v1/home-care-availability?area=" + area.replace(" ", "%20"))) {
            if (line.get("provider").asText().equals(provider)) {
                return line.get("availableHoursPerWeek").decimalValue();
            }
        }
        throw new IllegalStateException(provider + " is not shown");
    }

    /** The body of a request for seven staff hours a week: half an hour by two carers each morning. */
    public Map<String, Object> need(String stay) {
        return Map.of(
                "stay",
                stay,
                "service",
                SERVICE,
                "area",
                area,
                "visits",
                List.of(Map.of(
                        "band",
                        "morning",
                        "minutes",
                        30,
                        "carers",
                        2,
                        "days",
                        List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"))));
    }
}
