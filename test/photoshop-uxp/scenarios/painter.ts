import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import type { BareSeatOptions } from '../seats/open-bare-seat.ts'
import { photo, selected } from './pictures.ts'
import { openRetoucher, type Retoucher } from './retoucher.ts'

/** A service that paints when it is told to, and what it was asked. */
export interface Painter {
  readonly fetch: NonNullable<BareSeatOptions['fetch']>
  readonly asked: readonly { readonly url: string; readonly body: string; readonly key: string }[]
  release(): void
}

/** What a service answers: a status and a body; a status of 0 is a network that is gone. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Makes a service that waits to be told; it then paints red where it was asked to, unless told what to answer. */
export function createPainter(answer?: Answer): Painter {
  let release: () => void = () => undefined
  const free = new Promise<void>((resolve) => {
    release = resolve
  })
  const asked: { readonly url: string; readonly body: string; readonly key: string }[] = []
  return {
    asked,
    release: () => release(),
    async fetch(url, init = {}) {
      const { body = '', method, headers } = init as RequestInit
      asked.push({ url, body: String(body), key: new Headers(headers).get('authorization') ?? '' })
      if (method === 'POST') await free
      if (answer?.status === 0) throw new TypeError('Network request failed')
      const { status, body: said } = answer ?? { status: 200, body: repainted(String(body)) }
      const text = typeof said === 'string' ? said : JSON.stringify(said)
      return {
        ...{ ok: status === 200, status, text: async () => text },
        headers: { get: () => null, forEach: () => undefined },
      }
    },
  }
}

const answers = new Map<string, unknown>()

/** Paints red where it was asked to, and all the rest a little lighter, as services do that paint everything anew. */
function repainted(body: string): unknown {
  const known = answers.get(body) ?? repaint(body)
  answers.set(body, known)
  return known
}

function repaint(body: string): unknown {
  const { images, mask } = JSON.parse(body) as {
    images: [{ image_url: string }]
    mask: { image_url: string }
  }
  const picture = pictureOf(images[0].image_url)
  const place = pictureOf(mask.image_url).data
  const data = Uint8Array.from(picture.data, (word) => Math.min(255, word + 9))
  for (let pos = 0; pos < data.length; pos += 4) {
    if (place[pos + 3] === 0) data.set([200, 40, 40, 255], pos)
  }
  const b64_json = Buffer.from(encodePng(createPicture(picture, 8, data))).toString('base64')
  return { created: 1, data: [{ b64_json }] }
}

function pictureOf(dataUrl: string): Picture {
  return decodePng(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')).picture
}

/** The key that the retoucher saved. */
export const testKey = 'sk-test-7f3a90c1'

/** What a retoucher with a service begins with. */
export interface BottleOptions extends BareSeatOptions {
  readonly painter?: Painter
  readonly depth?: 8 | 16
  readonly size?: { readonly width: number; readonly height: number }
}

/** Opens the plugin with a key for a service, over a document with a bottle and a selection of 20 × 20 pixels. */
export async function openWithPainter({
  painter = createPainter(),
  depth = 8,
  size = { width: 60, height: 40 },
  ...options
}: BottleOptions = {}): Promise<Retoucher & { readonly painter: Painter }> {
  const retoucher = await openRetoucher({ fetch: painter.fetch, ...options })
  retoucher.hand.openDocument({
    ...{ size, depth, name: 'bottle.psd' },
    layers: [
      { kind: 'background', name: 'Background' },
      { name: 'Bottle', pixels: photo({ x: 0, y: 0, ...size }, depth, 2) },
    ],
    selection: selected({ x: 10, y: 10, width: 20, height: 20 }),
  })
  await retoucher.look()
  await retoucher.store.saveKey('openai', testKey)
  retoucher.store.setProvider('openai')
  return { ...retoucher, painter }
}
