import { createPictureDecoder } from '../../../core/image/decode-picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { decodeInBrowser } from '../../../core/panel/canvas/decode-in-browser.ts'
import type { DecodedPicture } from '../../../core/ports.ts'
import type { ProviderAnswer, ProviderRequest } from '../../../core/provider.ts'
import { paintLocally } from '../../../core/providers/local/paint-locally.ts'
import { type JobOptions, pixelJobs } from '../../../core/worker.ts'
import type { LayeredDocument } from '../../document/layered-document.ts'
import { readPsd } from '../../document/read-psd.ts'
import { writePsd } from '../../document/write-psd.ts'
import { flatPicture } from './flat-picture.ts'

const decodePicture = createPictureDecoder(decodeInBrowser)

/** The page's heavy work by name: what the core asks of a worker, painting, and reading and writing files. */
export const playgroundJobs = {
  ...pixelJobs,
  paintLocally: (request: ProviderRequest, options: JobOptions): Promise<ProviderAnswer> =>
    paintLocally(request, options),
  decodePicture: (bytes: Uint8Array, options: JobOptions): Promise<DecodedPicture> =>
    decodePicture(bytes, options.signal ? { signal: options.signal } : {}),
  readPsd: (bytes: Uint8Array): LayeredDocument => readPsd(bytes),
  writePsd: (document: LayeredDocument): Uint8Array => writePsd(document),
  writePng: (document: LayeredDocument): Uint8Array =>
    encodePng(flatPicture(document), { color: document.color }),
}

export type PlaygroundJobs = typeof playgroundJobs
