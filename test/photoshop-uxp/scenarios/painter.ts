import { createPicture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import type { BareSeatOptions } from '../seats/open-bare-seat.ts'
import { photo, selected } from './pictures.ts'
import { type Ask, readAsk } from './read-ask.ts'
import { openRetoucher, type Retoucher } from './retoucher.ts'

/** One request as it arrived. */
export interface Asked extends Pick<Ask, 'fields' | 'file'> {
  readonly url: string
  readonly contentType: string
  /** Every byte of the body as one character. */
  readonly body: string
  readonly key: string
}

/** A service that paints when it is told to, and what it was asked. */
export interface Painter {
  readonly fetch: NonNullable<BareSeatOptions['fetch']>
  readonly asked: readonly Asked[]
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
  const asked: Asked[] = []
  return {
    asked,
    release: () => release(),
    async fetch(url, init = {}) {
      const { body: sent, headers } = init as RequestInit
      const told = new Headers(headers)
      const contentType = told.get('content-type') ?? ''
      // Nothing but these two ever reaches UXP's fetch as a body.
      const ask = await readAsk(sent as string | ArrayBuffer, contentType)
      const body = Buffer.from(sent as string).toString('latin1')
      const key = told.get('authorization') ?? ''
      asked.push({ url, contentType, body, key, fields: ask.fields, file: ask.file })
      await free
      if (answer?.status === 0) throw new TypeError('Network request failed')
      const { status, body: said } = answer ?? { status: 200, body: repainted(body, ask) }
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
function repainted(body: string, ask: Ask): unknown {
  const known = answers.get(body) ?? repaint(ask)
  answers.set(body, known)
  return known
}

function repaint({ file, isWanted }: Ask): unknown {
  const { picture } = decodePng(file)
  const data = Uint8Array.from(picture.data, (word) => Math.min(255, word + 9))
  for (let pos = 0; pos < data.length; pos += 4) {
    if (isWanted(pos / 4)) data.set([200, 40, 40, 255], pos)
  }
  const b64_json = Buffer.from(encodePng(createPicture(picture, 8, data))).toString('base64')
  return { created: 1, data: [{ b64_json }] }
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
