import { decodeInBrowser } from '../../core/panel/canvas/decode-in-browser.ts'
import { serveJobs } from '../../core/worker.ts'
import { drawOutlines } from './draw-outlines.ts'
import { figmaPixelJobsWith, type PixelPlatform } from './jobs.ts'
import { createJpegDecoder } from './jpeg/create-jpeg-decoder.ts'
import { onStart } from './start-message.ts'

/**
 * The worker's entry: serves pixel work until the panel ends it, and says that it has started. Where no worker can be
 * started, it runs in the panel's page, and `self` is a channel to it.
 */
onStart(self, ({ jpegDecoder }) => {
  // Browsers differ in the last digit of a JPEG's colours: where it can be started, one decoder serves them all.
  const decodeJpeg = createJpegDecoder(jpegDecoder)
  const decodeForeign: PixelPlatform['decodeForeign'] = async (bytes, format) =>
    (format === 'jpeg' ? await decodeJpeg(bytes) : null) ?? decodeInBrowser(bytes, format)
  serveJobs(self, figmaPixelJobsWith({ decodeForeign, drawOutlines }))
  self.postMessage({ pentimento: 'started' })
})
