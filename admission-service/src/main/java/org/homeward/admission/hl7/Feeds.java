package org.homeward.admission.hl7;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the feed of a sender: the setting that names it most closely. */
final class Feeds {

    private static final Pattern TRUST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}");

    private record Rule(String application, String facility, FeedSettings.Settings settings, HousingSigns housing) {

        boolean fits(String sendingApplication, String sendingFacility) {
            return (application.equals("*") || application.equals(sendingApplication))
                    && (facility.equals("*") || facility.equals(sendingFacility));
        }

        int wildness() {
            return (application.equals("*") ? 1 : 0) + (facility.equals("*") ? 2 : 0);
        }
    }

    private final List<Rule> rules = new ArrayList<>();
    private final boolean takeUnknown;

    /** @param local whether this is local mode, in which unknown senders are taken unless a setting says otherwise */
    Feeds(FeedSettings settings, boolean local) {
        this.takeUnknown = settings.unknownSender()
                        .orElse(local ? FeedSettings.UnknownSender.TAKE : FeedSettings.UnknownSender.PARK)
                == FeedSettings.UnknownSender.TAKE;
        for (FeedSettings.Settings feed : settings.feeds().values()) {
            int bar = feed.sender().indexOf('|');
            String application = bar < 0 ? feed.sender() : feed.sender().substring(0, bar);
            String facility = bar < 0 ? "*" : feed.sender().substring(bar + 1);
            HousingSigns housing = feed.noFixedAbode().map(HousingSigns::of).orElse(HousingSigns.DEFAULT);
            rules.add(new Rule(application, facility, feed, housing));
        }
        rules.sort(Comparator.comparingInt(Rule::wildness));
    }

    /** The feed of a sender, null if no trust is known for it. */
    @Nullable
    Feed find(String application, String facility) {
        for (Rule rule : rules) {
            if (rule.fits(application, facility)) {
                String trust = rule.settings().trust().orElse(facility);
                return isTrust(trust) ? Feed.of(rule.settings(), trust, rule.housing()) : null;
            }
        }
        return takeUnknown && isTrust(facility) ? Feed.unknown(facility) : null;
    }

    /** What can stand before the colon of a stay's id. */
    private static boolean isTrust(String trust) {
        return TRUST.matcher(trust).matches();
    }
}
