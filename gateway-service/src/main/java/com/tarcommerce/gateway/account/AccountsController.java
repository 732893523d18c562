package com.tarcommerce.gateway.account;

import com.tarcommerce.common.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bots and workspaces over HTTP, for operators: the internal token guards it, and no answer holds a token. */
@Tag(name = "accounts")
@RestController
@RequestMapping("/v1/accounts")
class AccountsController {
    private final AccountStore store;
    private final AddAccount addAccount;
    private final RemoveAccount removeAccount;
    private final AccountBell bell;

    AccountsController(AccountStore store, AddAccount addAccount, RemoveAccount removeAccount, AccountBell bell) {
        this.store = store;
        this.addAccount = addAccount;
        this.removeAccount = removeAccount;
        this.bell = bell;
    }

    /** @param account what rooms of it bear as their account */
    record View(String channel, String account, String name, Instant addedAt, Instant changedAt) {
        static View of(Account account) {
            return new View(account.channel(), account.id(), account.name(), account.addedAt(), account.changedAt());
        }
    }

    record All(List<View> items, @Nullable String next) {
    }

    record NewToken(@NotBlank @Size(max = 512) String token) {

        /** Shows nothing of it. */
        @Override
        public String toString() {
            return "NewToken[…]";
        }
    }

    @Operation(summary = "The bots and workspaces that were added, besides those of the environment")
    @GetMapping
    All list() {
        return new All(store.all().stream().map(View::of).toList(), null);
    }

    /** 201 new, 200 it was there and has this token from now on; 400, 404, 409, 503 say what to do. */
    @Operation(summary = "Adds a bot (telegram) or a workspace (slack) by its token, or replaces the token; its platform is asked at once whose it is")
    @ApiResponse(responseCode = "201", description = "It is there", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "It was there; this is its token from now on", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The platform does not know this token, or refuses the webhook")
    @ApiResponse(responseCode = "404", description = "No such channel has accounts")
    @ApiResponse(responseCode = "409", description = "It is the environment's, or the settings do not allow it: the detail says what to set")
    @ApiResponse(responseCode = "503", description = "no-secret-key: TAR_SECRET_KEY is not set; or the platform or outbound is away")
    @PostMapping("/{channel}")
    ResponseEntity<View> add(@PathVariable String channel, @Valid @RequestBody NewToken body) {
        var platform = bell.all().stream().filter(each -> each.channel().equals(channel)).findFirst()
                .orElseThrow(() -> ProblemException
                        .notFound("Accounts may be added to telegram and slack: POST /v1/accounts/telegram."));
        addAccount.requireKey();
        var added = addAccount.add(platform.check(body.token().strip()), platform);
        return ResponseEntity.status(added.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(View.of(added.account()));
    }

    @Operation(summary = "Removes a bot or a workspace: its rooms are paused, and go on if it is added again")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "There is no such account")
    @ApiResponse(responseCode = "503", description = "Outbound is away: it is still there")
    @DeleteMapping("/{channel}/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String channel, @PathVariable String account) {
        if (!removeAccount.remove(channel, account)) {
            throw ProblemException.notFound("There is no such account: GET /v1/accounts lists them.");
        }
    }
}
