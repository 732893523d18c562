package com.tarcommerce.ai.ocr;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TesseractSettings.class)
class OcrConfiguration {

    @Bean
    Tesseract tesseract(TesseractSettings settings) {
        return new Tesseract(settings);
    }

    @Bean
    ReadPdf readPdf() {
        return new ReadPdf();
    }
}
