import { expect, test } from 'vitest'
import { lineageOf } from '../../../core/history/find-in-lineages.ts'
import type { Lineage } from '../../../core/history/lineage.ts'
import type { Host } from '../../../core/host.ts'
import { resample } from '../../../core/image/resample.ts'
import { createLocalProvider } from '../../../core/providers/local/create-local-provider.ts'
import { paintLocally } from '../../../core/providers/local/paint-locally.ts'
import { measureDrift } from '../../../core/refine/measure-drift.ts'
import { type KnownLooks, measureLookOf } from '../../../core/refine/measure-look-of.ts'
import { accept } from '../../../core/refine.ts'
import { coffee, repainted, warmer } from '../guide/look/pictures.ts'
import { type Desk, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider } from './scripted-provider.ts'

const picture = resample(coffee(), { width: 150, height: 100 })

/** A provider that paints nothing that was asked for, and leaves the whole a little colder. */
const cold = createScriptedProvider((request) => [repainted(request.picture, warmer(-0.03))])

interface Walked {
  readonly desk: Desk
  readonly lineage: Lineage
  readonly last: string
}

/** Refines the newest version again and again; `how` may exchange who paints. */
async function walk(instructions: readonly string[], isLocal = false): Promise<Walked> {
  const desk = await openDesk(cold, { picture })
  const deps = isLocal ? { ...desk.deps, provider: createLocalProvider(paintLocally) } : desk.deps
  let last: string | null = null
  for (const instruction of instructions) {
    const proposal = await propose({ ...desk, deps }, { instruction, parent: last })
    const placed = await accept(deps, proposal, [0])
    last = placed.versions[0]?.id ?? null
  }
  const lineage = lineageOf(await desk.host.lineages(), desk.layer)
  if (!lineage || last === null) throw new Error('no lineage')
  return { desk, lineage, last }
}

function measure(
  { desk, lineage }: Walked,
  version: string | null,
  { told = [], known = new Map() }: { told?: string[]; known?: KnownLooks } = {},
) {
  const { host, work } = desk.deps
  return measureDrift(lineage, version, desk.picked, { host, work, known }, { told })
}

const things = ['a bean', 'a spoon', 'a plant', 'a card']

test('steps that leave a cast nobody asked for are told once, with the way back', async () => {
  const walked = await walk(['Make the light brighter', ...things.map((thing) => `Add ${thing}`)])
  const known = new Map()
  const { steps, totals, notice } = await measure(walked, walked.last, { known })
  const ids = walked.lineage.versions.map(({ record }) => record.id)
  expect(steps.map(({ version }) => version)).toEqual(ids)
  expect(notice).toMatchObject({ axis: 'warmth', beganAt: ids[1], best: ids[0] })
  expect(totals.find(({ axis }) => axis === 'warmth')?.total).toBeCloseTo(notice?.total ?? 0)
  const told = [notice?.name ?? '']
  expect((await measure(walked, walked.last, { told, known })).notice).toBe(null)
  expect((await measure(walked, ids[1] ?? null, { known })).notice).toBe(null)
  expect(await measure(walked, null, { known })).toMatchObject({ steps: [], notice: null })
})

test('a light that is made warmer ten times has not drifted', async () => {
  const walked = await walk(
    Array.from({ length: 10 }, () => 'make the light a bit warmer'),
    true,
  )
  const { steps, notice } = await measure(walked, walked.last)
  expect(steps).toHaveLength(10)
  expect(notice).toBe(null)
})

test('a look is read from a small picture and small samples, once for each version', async () => {
  const walked = await walk(['Add a bean', 'Add a spoon'])
  const { host, work } = walked.desk.deps
  const reads: string[] = []
  const watched: Host = {
    ...host,
    thumbnail: (...given) => {
      reads.push(`small ${given[2]}`)
      return host.thumbnail(...given)
    },
    readPixels: (source, target, rect, options) => {
      reads.push(`${rect.width}×${rect.height}`)
      return host.readPixels(source, target, rect, options)
    },
  }
  const known = new Map()
  const deps = { host: watched, work, known }
  const again = () => measureDrift(walked.lineage, walked.last, walked.desk.picked, deps)
  await again()
  const samples = Array.from({ length: 9 }, () => '50×33')
  expect(reads).toEqual([0, 1, 2].flatMap(() => ['small 512', ...samples]))
  await again()
  expect(reads).toHaveLength(30)
  const changed = { ...walked.desk.picked, state: 'another' }
  await measureLookOf(null, changed, deps)
  expect(reads).toHaveLength(40)
})

test('a version that was changed by hand is measured anew', async () => {
  const walked = await walk(['Add a bean'])
  const { host, work } = walked.desk.deps
  const known = new Map()
  const [version] = walked.lineage.versions
  if (!version) throw new Error('no version')
  await measureLookOf({ ...version, adjusted: true }, walked.desk.picked, { host, work, known })
  expect(known.size).toBe(0)
})

test('a document in another colour space is looked at as sRGB', async () => {
  const walked = await walk(['Add a bean'])
  const { host, work } = walked.desk.deps
  const asked: string[] = []
  const toSrgb = async (given: typeof picture) => {
    asked.push(`${given.width}×${given.height}`)
    return given
  }
  const converting = { ...host, color: { toSrgb, fromSrgb: toSrgb } } as Host
  const picked = { ...walked.desk.picked, color: { space: 'other', name: 'P3' } as const }
  await measureLookOf(null, picked, { host: converting, work, known: new Map() })
  expect(asked).toEqual(['150×100'])
})

test('a version that is gone is not measured, and nothing else stops for it', async () => {
  const walked = await walk(['Add a bean', 'Add a spoon'])
  const [first] = walked.lineage.versions
  const { host, work } = walked.desk.deps
  const read: Host['thumbnail'] = (source, version, ...rest) =>
    host.thumbnail(source, version === first?.record.id ? 'gone' : version, ...rest)
  const deps = { host: { ...host, thumbnail: read }, work, known: new Map() }
  const { steps } = await measureDrift(walked.lineage, walked.last, walked.desk.picked, deps)
  expect(steps.map(({ before, after }) => [before !== null, after !== null])).toEqual([
    [true, false],
    [false, true],
  ])
})

test('what is no longer wanted stops', async () => {
  const walked = await walk(['Add a bean'])
  const { host, work } = walked.desk.deps
  const stop = new AbortController()
  stop.abort()
  const measuring = measureDrift(
    walked.lineage,
    walked.last,
    walked.desk.picked,
    { host, work, known: new Map() },
    { signal: stop.signal },
  )
  await expectError(measuring, 'cancelled', /./)
})
