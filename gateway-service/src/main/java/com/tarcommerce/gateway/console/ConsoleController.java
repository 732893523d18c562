package com.tarcommerce.gateway.console;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the page and its two files: open to all, for there is nothing of any shop in them. */
@Hidden
@RestController
class ConsoleController {
    /** Nothing from elsewhere, nothing in line, in nobody's frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @GetMapping({"/console", "/console/"})
    ResponseEntity<Resource> page() {
        return file("index.html", "text/html");
    }

    @GetMapping("/console/console.css")
    ResponseEntity<Resource> styles() {
        return file("console.css", "text/css");
    }

    @GetMapping("/console/console.js")
    ResponseEntity<Resource> script() {
        return file("console.js", "text/javascript");
    }

    private static ResponseEntity<Resource> file(String name, String type) {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache()).header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .body(new ClassPathResource("console/" + name));
    }
}
