package com.tarcommerce.common.partition;

import java.util.Collection;
import java.util.stream.Stream;

/** Which of the owners that the database names are alive. */
final class Answering {

    private Answering() {
    }

    /** Those at whose address a process of their name answers, one of each. */
    static Stream<Owner> among(Collection<Owner> owners, Neighbours neighbours) {
        return owners.stream().filter(owner -> !owner.isNobody())
                .map(owner -> new Owner(0, 0, owner.replica(), owner.address(), false)).distinct()
                .filter(owner -> neighbours.ask(owner.address(), WhoIsHere.PATH, WhoIsHere.Answer.class)
                        .filter(answer -> owner.replica().equals(answer.replica())).isPresent());
    }
}
