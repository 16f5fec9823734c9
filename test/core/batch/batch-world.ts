import {
  type BatchEvent,
  decodeEvent,
  encodeEvent,
  type PlannedItem,
} from '../../../core/batch/batch-event.ts'
import type { BatchStep } from '../../../core/batch/batch-steps.ts'
import { type JobLog, openJobLog } from '../../../core/batch/job-log.ts'
import { createPace } from '../../../core/batch/pace.ts'
import type { BatchDesk, OpenPicture } from '../../../core/batch/run/batch-desk.ts'
import { toPlainError } from '../../../core/errors.ts'
import type { Picked } from '../../../core/host.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import type { Size } from '../../../core/image/rect.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import type { Ledger } from '../../../core/ledger/ledger.ts'
import type { Store } from '../../../core/ports.ts'
import type { Provider } from '../../../core/provider.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import { createDocumentHost } from '../../../standalone/document/document-host.ts'
import type { LayeredDocument } from '../../../standalone/document/layered-document.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { createLifeline, type Lifeline } from './lifeline.ts'

/** One request that reached the service. */
export interface Post {
  readonly call: string
  /** The edit and which sending of it this is: never posted twice. */
  readonly attempt: string
  /** Whether it was painted, and so is paid for. */
  readonly painted: boolean
}

/** All that outlives a program: disk, service and bills. */
export interface World {
  readonly steps: readonly BatchStep[]
  /** The journal's file. */
  file: string
  readonly kept: Map<string, Uint8Array>
  readonly documents: Map<string, LayeredDocument>
  readonly posts: Post[]
  /** Starts the program anew, to live for so many moments; null: until it ends. */
  start(beats: number | null): Promise<Program>
}

/** One run of the program. */
export interface Program {
  readonly life: Lifeline
  readonly log: JobLog
  readonly desk: BatchDesk
  /** The attempt that a call is at. */
  attemptOf(call: string): string
}

export interface WorldOptions {
  readonly items: number
  readonly steps: readonly BatchStep[]
  readonly provider: Provider
  readonly size?: Size
  readonly budgetUsd?: number
}

/** Makes a world with a planned job in it. */
export async function createWorld({
  items,
  steps,
  provider,
  size = { width: 12, height: 8 },
  budgetUsd,
}: WorldOptions): Promise<World> {
  const highUsd = provider.estimate({
    ...{ model: 'any', size, quality: null, variations: 1, pictures: [size], promptLength: 10 },
  })
  const planned = Array.from({ length: items }, (_, index): PlannedItem => {
    const item = `${index}.png`
    return {
      ...{ item, path: item, out: `${index}.psd`, sha256: '', ...size },
      highUsd: steps.map(() => highUsd?.highUsd ?? null),
    }
  })
  let now = Date.UTC(2026, 4, 1)
  let ids = 0
  const world: World = {
    steps,
    file: planned.map((one) => encodeEvent({ type: 'planned', ...one })).join(''),
    kept: new Map(),
    documents: new Map(),
    posts: [],
    async start(beats) {
      const life = createLifeline(beats)
      const events = world.file.split('\n').flatMap((line) => decodeEvent(line) ?? [])
      if (!world.file.endsWith('\n')) world.file += '\n'
      const log = await openJobLog(journalOn(world, life), events)
      const clock = { now: () => (now += 1000) }
      const attempts = new Map<string, string>()
      const ledger = watched(createLedger(storeOn(world, life), clock), attempts)
      const wait = async () => life.beat()
      const attemptOf = (call: string) => attempts.get(call) ?? 'none'
      const desk: BatchDesk = {
        ...{ log, steps, ledger, clock, wait },
        budgetUsd: budgetUsd ?? null,
        dailyBudgetUsd: null,
        pace: createPace(null, { clock, wait }),
        decode: () => Promise.reject(new TypeError('Expected no file to decode')),
        work: pixelWork(runInline(pixelJobs)),
        newId: () => `id-${++ids}`,
        random: () => 0.5,
        newAbort: () => new AbortController(),
        providerOf: () => postingProvider(provider, world, life, attemptOf),
        open: async (item) => openIn(world, life, item),
        around: async () => ({
          anchor: null,
          readPicture: () => Promise.reject(new TypeError('Expected no picture')),
          readMask: () => Promise.reject(new TypeError('Expected no mask file')),
        }),
      }
      return { life, log, desk, attemptOf }
    },
  }
  return world
}

/** A kill comes before a line, in the middle of it, or after it. */
function journalOn(world: World, life: Lifeline) {
  return {
    async append(events: readonly BatchEvent[]) {
      const text = events.map(encodeEvent).join('')
      life.beat()
      world.file += text.slice(0, text.length / 2)
      life.beat()
      world.file += text.slice(text.length / 2)
      life.beat()
    },
  }
}

/** Values are replaced whole. */
function storeOn({ kept }: World, life: Lifeline): Store {
  return {
    get: async (key) => kept.get(key)?.slice(),
    keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    async set(key, value) {
      life.beat()
      kept.set(key, value.slice())
      life.beat()
    },
    async delete(key) {
      life.beat()
      kept.delete(key)
    },
  }
}

function watched(ledger: Ledger, attempts: Map<string, string>): Ledger {
  return {
    ...ledger,
    async open(entry) {
      await ledger.open(entry)
      attempts.set(entry.id, `${entry.attempt.edit} #${entry.attempt.ordinal}`)
    },
  }
}

/** Every call that leaves is counted, and a kill comes before it leaves, while it is painted, or before its answer is read. */
function postingProvider(
  provider: Provider,
  { posts }: World,
  life: Lifeline,
  attemptOf: (call: string) => string,
): Provider {
  return {
    ...provider,
    async edit(request, options) {
      life.beat()
      const post = { call: request.id, attempt: attemptOf(request.id) }
      try {
        const answer = await provider.edit(request, options)
        posts.push({ ...post, painted: true })
        life.beat()
        return answer
      } catch (thrown) {
        if (!life.isDead)
          posts.push({ ...post, painted: toPlainError(thrown).code === 'outcome_unknown' })
        throw thrown
      }
    },
  }
}

function openIn(world: World, life: Lifeline, { out, width, height }: PlannedItem): OpenPicture {
  const { documents } = world
  const seed = Number.parseInt(out, 10) + 1
  const source = () => newDocument(photograph({ width, height }, 8, seed), untagged, out)
  const document = documents.get(out) ?? source()
  const host = createDocumentHost({ document, name: 'the test', paintsMasks: false })
  const { capabilities, ...verbs } = host
  return {
    async pick() {
      host.select('1')
      return (await host.pick()) as Picked
    },
    host: {
      ...verbs,
      capabilities,
      async place(placement, options) {
        const placed = await host.place(placement, options)
        life.beat()
        documents.set(out, host.document)
        life.beat()
        return placed
      },
    },
  }
}
