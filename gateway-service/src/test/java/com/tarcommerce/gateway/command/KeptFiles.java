package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.KeptMedia;
import com.tarcommerce.common.contract.message.MediaApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;

/** The files that outbound was handed. */
class KeptFiles implements MediaApi {
    final List<Kept> kept = new ArrayList<>();
    boolean isTooSmall;

    record Kept(String tenant, String text) {
    }

    @Override
    public KeptMedia keepTable(String tenant, byte[] file) {
        if (isTooSmall) {
            throw HttpClientErrorException.create(HttpStatus.CONTENT_TOO_LARGE, "", HttpHeaders.EMPTY, new byte[0],
                    null);
        }
        kept.add(new Kept(tenant, new String(file, StandardCharsets.UTF_8)));
        return new KeptMedia("med_" + kept.size(), "text/csv", file.length);
    }

    @Override
    public KeptMedia keep(String tenant, byte[] file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] get(String id, String tenant) {
        throw new UnsupportedOperationException();
    }
}
