package com.tarcommerce.gateway.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the OpenAPI what the controllers cannot: keys, the shop in the address, and how a request may fail. */
@Configuration(proxyBeanMethods = false)
class DescribeApi {
    private static final String TENANTS = "/v1/tenants/{tenant}";
    private static final String SHOPS = "/v1/tenants";
    private static final String KEY = "apiKey";
    private static final Map<String, String> REFUSALS = Map.of("400", "Malformed: the detail names the field.", "401",
            "No API key, or one that is unknown or revoked.", "404",
            "The shop, or what was asked for, is not there for this key.");
    private static final Map<String, String> REFUSED_WRITES = Map.of("409",
            "It contradicts what is there: the type says how (name-taken, out-of-stock, status-not-allowed,"
                    + " idempotency-key-reused).",
            "413", "Longer than is taken.");

    @Bean
    OpenAPI api() {
        var scheme = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                .description("An API key of the shop: /apikey in the shop's chat makes one.");
        return new OpenAPI()
                .info(new Info().title("Tar gateway").version("1")
                        .description("What a shop's own programs can do. Amounts are paise; times are UTC."))
                .components(new Components().addSecuritySchemes(KEY, scheme).addSchemas("Problem", problem()));
    }

    @Bean
    OpenApiCustomizer tenantOperations() {
        return api -> api.getPaths().forEach((path, item) -> {
            if (path.startsWith(TENANTS)) {
                item.readOperationsMap().forEach(DescribeApi::describe);
            } else if (path.equals(SHOPS)) {
                item.readOperationsMap().forEach(DescribeApi::describeRefusals);
            }
        });
    }

    private static void describe(PathItem.HttpMethod method, Operation operation) {
        var known = operation.getParameters();
        if (known == null || known.stream().noneMatch(parameter -> "tenant".equals(parameter.getName()))) {
            operation.addParametersItem(new PathParameter().name("tenant").description("The shop's id: /shop tells it.")
                    .schema(new StringSchema()));
        }
        describeRefusals(method, operation);
    }

    private static void describeRefusals(PathItem.HttpMethod method, Operation operation) {
        operation.security(List.of(new SecurityRequirement().addList(KEY)));
        REFUSALS.forEach((status, why) -> refusal(operation, status, why));
        if (method != PathItem.HttpMethod.GET) {
            REFUSED_WRITES.forEach((status, why) -> refusal(operation, status, why));
        }
        if (method == PathItem.HttpMethod.PATCH) {
            refusal(operation, "412", "It has another version than If-Match says: read it again and decide anew.");
        }
    }

    private static void refusal(Operation operation, String status, String why) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        operation.getResponses().putIfAbsent(status, new ApiResponse().description(why)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema))));
    }

    /** RFC 9457. */
    private static Schema<?> problem() {
        return new ObjectSchema().addProperty("type", new StringSchema().example("urn:tar:problem:not-found"))
                .addProperty("title", new StringSchema()).addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema()).addProperty("instance", new StringSchema())
                .required(List.of("type", "title", "status", "detail"));
    }
}
