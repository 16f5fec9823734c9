import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'
import { onTestFinished, vi } from 'vitest'
import { cropPicture, type Picture } from '../../core/image/picture.ts'
import { decodePng } from '../../core/image/png/decode-png.ts'
import { createLedger } from '../../core/ledger/create-ledger.ts'
import type { Ledger } from '../../core/ledger/ledger.ts'
import type { Provider } from '../../core/provider.ts'
import { paintLocally } from '../../core/providers/local/paint-locally.ts'
import { carryWithClient } from '../../core/providers/openai/carry-with-client.ts'
import { createProvider } from '../../core/providers/provider-list.ts'
import { type ToDataUrl, toDataUrlHere } from '../../core/providers/to-data-url.ts'
import type { Intent, RefineDeps } from '../../core/refine.ts'
import { pixelJobs, pixelWork, runInline } from '../../core/worker.ts'
import { root } from '../../scripts/root.ts'
import { decodePicture } from '../../standalone/cli/open-input.ts'
import { box, intentOn } from '../core/refine/desk.ts'
import { pickedIn } from '../hosts/contract/scene.ts'
import type { HostHarness } from '../hosts/harness.ts'
import { createMemoryHarness } from '../hosts/memory-harness.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'
import type { PainterOptions, PaintServer } from '../support/servers/open-painter.ts'
import { createNet, type Net } from './net.ts'
import type { Painter } from './painters.ts'
import { createPassingTime, type PassingTime } from './passing-time.ts'

/** A document with a picture, a provider as a user has set it up, its service on this machine, and the books. */
export interface World {
  readonly painter: Painter
  readonly server: PaintServer
  readonly provider: Provider
  readonly harness: HostHarness
  readonly layer: string
  readonly picture: Picture
  readonly deps: RefineDeps
  readonly ledger: Ledger
  readonly store: MemoryStore
  readonly net: Net
  readonly time: PassingTime
  /** What was written to the console. */
  readonly printed: readonly string[]
  /** The edit that all tests ask for: something new, in one place. */
  intent(changes?: Partial<Intent>): Promise<Intent>
  /** Another run of the program over the same document, books and service: what was in memory is gone. */
  reload(): World
}

/** A photograph, as a document holds it. */
export const photo: Picture = cropPicture(
  decodePng(new Uint8Array(readFileSync(join(root, 'standalone/playground/samples/coffee.png'))))
    .picture,
  { x: 120, y: 40, width: 384, height: 256 },
)

/** Where change is allowed: within the middle ninth, which servers without a mask paint. */
export const place = { x: 144, y: 96, width: 96, height: 64 }

/** Opens a world for one test. */
export async function openWorld(painter: Painter, options: PainterOptions = {}): Promise<World> {
  const server = await painter.start(options)
  const harness = createMemoryHarness()
  const layer = await harness.addSource({ picture: photo, name: 'Coffee' })
  await harness.pickLayer(layer)
  const time = createPassingTime()
  const leads = Object.fromEntries(painter.origins.map((origin) => [origin, server.origin]))
  const lasting: Lasting = {
    ...{ painter, server, harness, layer, time },
    store: createMemoryStore(),
    net: createNet(leads),
    picture: photo,
    printed: listenToConsole(),
  }
  return startProgram(lasting, { ids: 0, now: Date.UTC(2026, 10, 21) })
}

type Lasting = Pick<
  World,
  'painter' | 'server' | 'harness' | 'layer' | 'store' | 'net' | 'time' | 'picture' | 'printed'
>

/** Collects what is written to the console instead of writing it, until the test ends. */
function listenToConsole(): readonly string[] {
  const printed: string[] = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    const spy = vi.spyOn(console, method)
    spy.mockImplementation((...values) => void printed.push(format(...values)))
  }
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  return printed
}

const encoded = new Map<string, string>()

/** All worlds send the same few pictures: each is encoded once. */
const encodeOnce: ToDataUrl = async (picture, signal) => {
  const hash = createHash('sha1').update(picture.data)
  const key = `${picture.width} ${hash.digest('base64')}`
  const url = encoded.get(key) ?? (await toDataUrlHere(picture, signal))
  encoded.set(key, url)
  return url
}

/** What no two runs share. */
interface Counters {
  ids: number
  now: number
}

function startProgram(lasting: Lasting, counters: Counters): World {
  const { painter, harness, store, net, time } = lasting
  const provider = createProvider(painter.id, {
    key: painter.key,
    ...{ fetch: net.fetch, wait: time.wait, openai: carryWithClient },
    ...{ paintLocal: paintLocally, toDataUrl: encodeOnce },
    ...painter.access,
  })
  const clock = { now: () => (counters.now += 1000) }
  const ledger = createLedger(store, clock)
  const deps: RefineDeps = {
    ...{ host: harness.host, provider, ledger, clock },
    ...{ decode: decodePicture, work: pixelWork(runInline(pixelJobs)) },
    ...{ wait: time.wait, random: () => 0.5, newAbort: () => new AbortController() },
    newId: () => `id-${++counters.ids}`,
  }
  return {
    ...lasting,
    ...{ provider, deps, ledger },
    intent: async (changes = {}) =>
      intentOn(
        { picked: await pickedIn(harness) },
        {
          instruction: 'put a red apple here',
          region: box(place.x, place.y, place.width, place.height),
          model: painter.model,
          ...changes,
        },
      ),
    reload: () => startProgram(lasting, counters),
  }
}
