import type { ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { fromBase64, toBase64 } from '../../../core/bytes.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import type { Rect } from '../../../core/image/rect.ts'
import {
  type LoopbackServer,
  type Received,
  sendJson,
  startServer,
} from '../../core/providers/openai/loopback-server.ts'
import { driftPicture } from './drift.ts'
import { encodeAnswer } from './encode-answer.ts'
import { type DriftLevel, driftBounds } from './levels.ts'

/** How the server paints. */
export interface DriftingServerOptions {
  readonly level: DriftLevel
  readonly seed: number
  /** The edit itself, in the picture as it was sent; `wanted` is where the mask wants change. */
  readonly paint: (picture: Picture, wanted: Rect) => Picture
}

const bodySchema = z.object({
  images: z.array(z.object({ image_url: z.string() })).check(z.minLength(1)),
  mask: z.object({ image_url: z.string() }),
  size: z.string(),
})

/** Starts a server that speaks OpenAI's `POST /images/edits`, edits what it is sent, and drifts. */
export function startDriftingServer(options: DriftingServerOptions): Promise<LoopbackServer> {
  return startServer((received, response) => {
    answer(received, response, options).catch((thrown: unknown) =>
      sendJson(response, 500, { error: { message: String(thrown) } }),
    )
  })
}

async function answer(
  { body }: Received,
  response: ServerResponse,
  { level, seed, paint }: DriftingServerOptions,
): Promise<void> {
  const { images, mask, size } = bodySchema.parse(JSON.parse(body))
  const picture = pictureOf(images[0]?.image_url ?? '')
  const [width, height] = size.split('x').map(Number) as [number, number]
  const painted = paint(picture, holeOf(pictureOf(mask.image_url)))
  const drifted = await driftPicture(painted, { level, seed, size: { width, height } })
  const file = await encodeAnswer(drifted.picture, 'jpeg', driftBounds[level])
  sendJson(response, 200, { data: [{ b64_json: toBase64(file) }] })
}

function pictureOf(dataUrl: string): Picture {
  return decodePng(fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1))).picture
}

/** The bounds of what is transparent. */
function holeOf({ width, height, data }: Picture): Rect {
  let left = width
  let top = height
  let right = 0
  let bottom = 0
  for (let i = 0; i < width * height; i++) {
    if (data[i * 4 + 3] !== 0) continue
    const x = i % width
    const y = (i - x) / width
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
