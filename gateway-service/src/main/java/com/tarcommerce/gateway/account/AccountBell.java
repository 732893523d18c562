package com.tarcommerce.gateway.account;

import com.tarcommerce.gateway.cluster.AllReplicas;
import com.tarcommerce.gateway.cluster.News;
import com.tarcommerce.gateway.cluster.SharedPart;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says that accounts came or went, to the platforms here and to the other replicas. */
@Component
class AccountBell implements SharedPart {
    private static final String KIND = "account";

    private final RememberedAccounts known;
    private final ObjectProvider<AccountPlatform> platforms;
    private final AllReplicas others;

    AccountBell(RememberedAccounts known, ObjectProvider<AccountPlatform> platforms, AllReplicas others) {
        this.known = known;
        this.platforms = platforms;
        this.others = others;
    }

    /** After the commit. */
    void ring(String channel) {
        tellHere(channel);
        others.tell(new News(KIND, channel));
    }

    @Override
    public void heard(News news) {
        if (news.kind().equals(KIND)) {
            tellHere(news.name());
        }
    }

    /** What was not heard meanwhile is read anew. */
    @Override
    public void changed() {
        known.forget();
    }

    private void tellHere(String channel) {
        known.forget();
        all().stream().filter(platform -> platform.channel().equals(channel)).forEach(AccountPlatform::changed);
    }

    List<AccountPlatform> all() {
        return platforms.stream().toList();
    }
}
