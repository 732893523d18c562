package com.tarcommerce.outbound.media;

import com.tarcommerce.common.url.AllowedUrl;
import com.tarcommerce.common.url.AllowedUrls;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * From where files are fetched for messages.
 *
 * @param allow {@code TAR_MEDIA_ALLOW}: URLs, separated by spaces; empty: from nowhere
 */
@Validated
@ConfigurationProperties("tar.media")
record MediaSettings(@NotNull String allow) {

    MediaSettings {
        AllowedUrls.parse("TAR_MEDIA_ALLOW", allow);
    }

    boolean allows(URI url) {
        return AllowedUrl.parse(url.toString()).filter(AllowedUrls.parse("TAR_MEDIA_ALLOW", allow)::allow).isPresent();
    }
}
