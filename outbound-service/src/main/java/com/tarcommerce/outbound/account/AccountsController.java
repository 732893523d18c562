package com.tarcommerce.outbound.account;

import com.tarcommerce.common.contract.account.Account;
import com.tarcommerce.common.contract.account.Accounts;
import com.tarcommerce.common.contract.account.AccountsApi;
import com.tarcommerce.common.contract.account.SealedAccount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The accounts over HTTP, for the gateway; no answer holds a token, not even a sealed one. */
@RestController
class AccountsController implements AccountsApi {
    private final KeepAccounts keepAccounts;

    AccountsController(KeepAccounts keepAccounts) {
        this.keepAccounts = keepAccounts;
    }

    @Operation(summary = "The bots and workspaces that messages may leave by, besides those of the environment")
    @Override
    public Accounts list() {
        return new Accounts(keepAccounts.all(), null);
    }

    @Operation(summary = "Takes on a bot or a workspace, or its new token; whoever asks has checked the token and sealed it")
    @ApiResponse(responseCode = "201", description = "It is durable, and new", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "It is durable, and replaces another token", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "another-secret-key: it is not sealed by a key of outbound's")
    @ApiResponse(responseCode = "503", description = "no-secret-key: TAR_SECRET_KEY is not set")
    @Override
    public ResponseEntity<Account> put(String channel, String account, SealedAccount sealed) {
        var put = keepAccounts.put(channel, account, sealed);
        return ResponseEntity.status(put.isNew() ? HttpStatus.CREATED : HttpStatus.OK).body(put.account());
    }

    @Operation(summary = "Gives up a bot or a workspace: what is still for it becomes dead letters")
    @ApiResponse(responseCode = "204", description = "It is not there, any more or at all")
    @ApiResponse(responseCode = "412", description = "It has another token than the one that was to go (If-Match)")
    @Override
    public ResponseEntity<Void> remove(String channel, String account, @Nullable String tag) {
        return keepAccounts.remove(channel, account, tag)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.PRECONDITION_FAILED).build();
    }
}
