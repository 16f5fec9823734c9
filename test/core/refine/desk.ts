import { throwIfAborted } from '../../../core/errors.ts'
import type { Host, Picked } from '../../../core/host.ts'
import type { ColorTag } from '../../../core/image/color-tag.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { type Rect, rectOf } from '../../../core/image/rect.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import type { Ledger } from '../../../core/ledger/ledger.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import { maskFromShape } from '../../../core/mask/mask-from-shape.ts'
import type { DecodePicture, Store } from '../../../core/ports.ts'
import {
  type Intent,
  type Proposal,
  prepare,
  type RefineDeps,
  request,
} from '../../../core/refine.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import { photograph, pickedIn } from '../../hosts/contract/scene.ts'
import type { HostHarness } from '../../hosts/harness.ts'
import { createMemoryHarness, type MemoryOptions } from '../../hosts/memory-harness.ts'
import type { ScriptedProvider } from './scripted-provider.ts'

/** Everything one refinement needs, with a source on the desk and picked. */
export interface Desk {
  readonly harness: HostHarness
  readonly host: Host
  readonly layer: string
  readonly picture: Picture
  readonly picked: Picked
  readonly provider: ScriptedProvider
  readonly ledger: Ledger
  readonly store: Store & { readonly kept: Map<string, Uint8Array> }
  /** The waits that were asked for, in milliseconds; each is over at once. */
  readonly waited: readonly number[]
  readonly deps: RefineDeps
}

export async function openDesk(
  provider: ScriptedProvider,
  options: {
    readonly picture?: Picture
    readonly color?: ColorTag
    readonly host?: MemoryOptions
    readonly decode?: DecodePicture
  } = {},
): Promise<Desk> {
  const harness = createMemoryHarness(options.host)
  const picture = options.picture ?? photograph({ width: 40, height: 30 }, 8)
  const layer = await harness.addSource({
    picture,
    name: 'Bottle',
    ...(options.color && { color: options.color }),
  })
  await harness.pickLayer(layer)
  const store = createMemoryStore()
  let now = Date.UTC(2026, 4, 1)
  const clock = { now: () => (now += 1000) }
  let ids = 0
  const waited: number[] = []
  const ledger = createLedger(store, clock)
  const deps: RefineDeps = {
    host: harness.host,
    provider,
    ledger,
    decode: options.decode ?? (() => Promise.reject(new TypeError('Expected no file to decode'))),
    work: pixelWork(runInline(pixelJobs)),
    clock,
    newId: () => `id-${++ids}`,
    wait: async (milliseconds, signal) => {
      waited.push(milliseconds)
      throwIfAborted(signal)
    },
    random: () => 0.5,
    newAbort: () => new AbortController(),
  }
  const picked = await pickedIn(harness)
  return {
    harness,
    host: harness.host,
    layer,
    picture,
    picked,
    provider,
    ledger,
    store,
    waited,
    deps,
  }
}

export function intentOn(desk: Pick<Desk, 'picked'>, changes: Partial<Intent> = {}): Intent {
  return {
    picked: desk.picked,
    parent: null,
    instruction: 'make the light warmer',
    region: null,
    edge: { kind: 'strict' },
    protect: [],
    preserve: [],
    references: [],
    strength: null,
    model: null,
    quality: null,
    variations: 1,
    seed: null,
    ...changes,
  }
}

/** Prepares and requests, and leaves the candidates unplaced. */
export async function propose(desk: Desk, changes: Partial<Intent> = {}): Promise<Proposal> {
  return request(desk.deps, await prepare(desk.deps, intentOn(desk, changes)))
}

/** The whole picture as it is visible in the source's place. */
export async function shownOn(desk: Desk): Promise<Picture> {
  return desk.host.readPixels(desk.layer, { kind: 'shown' }, rectOf(desk.picture))
}

/** A hard region. */
export function box(x: number, y: number, width: number, height: number): Mask {
  return fullMask({ x, y, width, height })
}

/** A region with an anti-aliased border. */
export function oval(rect: Rect, bounds: Rect): Mask {
  return maskFromShape({ kind: 'ellipse', ...rect }, bounds)
}

/** A store that keeps bytes in memory, and copies them in and out. */
export function createMemoryStore(): Desk['store'] {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    get: async (key) => kept.get(key)?.slice(),
    set: async (key, value) => void kept.set(key, value.slice()),
    delete: async (key) => void kept.delete(key),
    keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  }
}
