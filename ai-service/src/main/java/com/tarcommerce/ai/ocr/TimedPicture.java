package com.tarcommerce.ai.ocr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The bytes of a picture, for as long as there is time to decode them: looked at with each piece and each row of points. */
final class TimedPicture extends MemoryCacheImageInputStream implements IIOReadProgressListener {
    private final Deadline until;

    TimedPicture(byte[] file, Deadline until) {
        super(new ByteArrayInputStream(file));
        this.until = until;
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        check();
        return super.read(into, from, most);
    }

    private void check() throws IOException {
        if (until.isOver()) {
            throw new IOException("no time is left");
        }
    }

    /** What is small and unpacks to much is read at once. */
    @Override
    public void imageProgress(ImageReader reader, float percent) {
        if (until.isOver()) {
            reader.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader reader, int image) {
    }

    @Override
    public void imageComplete(ImageReader reader) {
    }

    @Override
    public void readAborted(ImageReader reader) {
    }

    @Override
    public void sequenceStarted(ImageReader reader, int first) {
    }

    @Override
    public void sequenceComplete(ImageReader reader) {
    }

    @Override
    public void thumbnailStarted(ImageReader reader, int image, int thumbnail) {
    }

    @Override
    public void thumbnailProgress(ImageReader reader, float percent) {
    }

    @Override
    public void thumbnailComplete(ImageReader reader) {
    }
}
