package com.tarcommerce.gateway.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long what came in is kept.
 *
 * @param keepTexts {@code TAR_KEEP_TEXTS}: what was said, once it is dealt with; up to 30 days, for which its key is kept
 *                  in any case. It is looked for once a day
 */
@ConfigurationProperties("tar.inbox")
record InboxSettings(Duration keepTexts) {
    static final Duration KEY = Duration.ofDays(30);

    InboxSettings {
        if (keepTexts.isNegative() || keepTexts.compareTo(KEY) > 0) {
            throw new IllegalArgumentException(
                    "TAR_KEEP_TEXTS must be from 0 to 30 days, such as 7d, not " + keepTexts);
        }
    }
}
