package com.tarcommerce.ai.ocr;

import com.tarcommerce.ai.model.Model;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TesseractSettings.class, PictureSettings.class})
class OcrConfiguration {

    @Bean
    Tesseract tesseract(TesseractSettings settings) {
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
