package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.BillText;
import com.tarcommerce.common.contract.ai.CommandParts;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.common.contract.ai.NudgeText;
import com.tarcommerce.common.contract.ai.OcrApi;
import com.tarcommerce.common.contract.ai.OcrFormApi;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.common.contract.ai.SummaryApi;
import com.tarcommerce.common.contract.ai.SummaryRequest;
import com.tarcommerce.common.contract.ai.SummaryText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.HttpClientErrorException;

/** Understands what it was taught; keeps catalogues by key as the real one does; refuses to be asked in a transaction. */
class FakeAi implements AiApi, OcrApi, OcrFormApi, SummaryApi {
    final List<SummaryRequest> summaries = new ArrayList<>();
    private final Map<String, BillText> bills = new HashMap<>();
    final List<String> catalogs = new ArrayList<>();
    final List<IntentRequest> requests = new ArrayList<>();
    final List<NudgeRequest> nudges = new ArrayList<>();
    private final Map<String, IntentAnswer> answers = new HashMap<>();
    private final Map<String, List<String>> cut = new HashMap<>();
    private final Set<String> knownCatalogs = new HashSet<>();
    private @Nullable RuntimeException failure;
    private Runnable meanwhile = () -> {
    };

    void means(String text, Intent intent) {
        answers.put(text, new IntentAnswer(intent, 0.98, "rules", false, List.of(), List.of(), null));
    }

    void isAmbiguous(String text, Intent intent, String... candidates) {
        answers.put(text, new IntentAnswer(intent, 0.9, "rules", true, List.of("item"), List.of(candidates),
                Reason.AMBIGUOUS_ITEM));
    }

    void answers(String text, IntentAnswer answer) {
        answers.put(text, answer);
    }

    /** A picture with this file id says that. */
    void reads(String picture, BillText bill) {
        bills.put(picture, bill);
    }

    void fails(@Nullable RuntimeException with) {
        failure = with;
    }

    /** What happens while it thinks. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    void forget() {
        meanwhile = () -> {
        };
        requests.clear();
        nudges.clear();
        answers.clear();
        cut.clear();
        bills.clear();
        summaries.clear();
        catalogs.clear();
        knownCatalogs.clear();
        failure = null;
    }

    @Override
    public IntentAnswer understand(IntentRequest request) {
        outsideOfTransactions();
        requests.add(request);
        var key = request.catalogKey();
        if (key != null && request.catalog() == null && !knownCatalogs.contains(key)) {
            throw catalogNeeded();
        }
        if (key != null) {
            knownCatalogs.add(key);
        }
        return answers.getOrDefault(request.text(), IntentAnswer.unknown("rules", 0.1, null));
    }

    /** That text is cut so. */
    void cuts(String text, String... parts) {
        answers.put(text, IntentAnswer.unknown("rules", 0.9, Reason.SEVERAL_COMMANDS));
        cut.put(text, List.of(parts));
    }

    @Override
    public CommandParts split(IntentRequest request) {
        outsideOfTransactions();
        return new CommandParts(cut.getOrDefault(request.text(), List.of()));
    }

    @Override
    public NudgeText nudge(NudgeRequest request) {
        outsideOfTransactions();
        nudges.add(request);
        return new NudgeText("Your cart is waiting: " + String.join(", ", request.items()), "template");
    }

    @Override
    public SummaryText summarize(SummaryRequest request) {
        outsideOfTransactions();
        summaries.add(request);
        return new SummaryText("In short.", "extract");
    }

    @Override
    public BillText read(byte[] image, @Nullable String catalogKey, @Nullable String tenant) {
        outsideOfTransactions();
        if (!knownCatalogs.contains(String.valueOf(catalogKey))) {
            throw catalogNeeded();
        }
        return bills.getOrDefault(new String(image, StandardCharsets.UTF_8),
                new BillText("", List.of(), null, "tesseract"));
    }

    @Override
    public BillText read(Resource image, String catalog, String catalogKey) {
        outsideOfTransactions();
        catalogs.add(catalog);
        knownCatalogs.add(catalogKey);
        try {
            return read(image.getContentAsByteArray(), catalogKey, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static HttpClientErrorException catalogNeeded() {
        return HttpClientErrorException.create(HttpStatus.CONFLICT, "Conflict", HttpHeaders.EMPTY,
                "{\"type\":\"urn:tar:problem:catalog-needed\"}".getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
    }

    private void outsideOfTransactions() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("ai-service was asked inside a transaction");
        }
        meanwhile.run();
        if (failure != null) {
            throw failure;
        }
    }
}
