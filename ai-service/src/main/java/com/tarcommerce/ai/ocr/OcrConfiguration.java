package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.model.Model;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TesseractSettings.class, PictureSettings.class})
class OcrConfiguration {
    private static final Duration SURELY_OVER = Duration.ofHours(1);

    @Bean
    Tesseract tesseract(TesseractSettings settings, InstantSource clock) {
        Leftovers.delete(Path.of(System.getProperty("java.io.tmpdir")), clock.instant().minus(SURELY_OVER));
        return new Tesseract(settings);
    }

    @Bean
    BillEye billEye(Model model, PictureSettings settings) {
        return new LookAtBill(model, settings);
    }

    @Bean
    ReadPdf readPdf() {
        return new ReadPdf();
    }
}
