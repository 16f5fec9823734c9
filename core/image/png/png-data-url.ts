import { toBase64InSteps } from '../../bytes.ts'
import type { Steps } from '../../steps.ts'
import { type Picture, toDepthInSteps } from '../picture.ts'
import { encodePngInSteps } from './encode-png.ts'

/** Writes a picture as the data URL of an 8-bit PNG without metadata, as JSON requests carry pictures. */
export function* pngDataUrlInSteps(picture: Picture): Steps<string> {
  const png = yield* encodePngInSteps(yield* toDepthInSteps(picture, 8))
  return `data:image/png;base64,${yield* toBase64InSteps(png)}`
}
