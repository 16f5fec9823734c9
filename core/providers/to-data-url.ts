import type { Picture } from '../image/picture.ts'
import { pngDataUrlInSteps } from '../image/png/png-data-url.ts'
import { finish } from '../steps.ts'

/** Writes a picture as the data URL of an 8-bit PNG without metadata; where it is computed is the host's business. */
export type ToDataUrl = (picture: Picture, signal: AbortSignal | undefined) => Promise<string>

/** Encodes right where it is called. */
export const toDataUrlHere: ToDataUrl = async (picture) => finish(pngDataUrlInSteps(picture))
