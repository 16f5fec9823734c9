import { expect, test } from 'vitest'
import type { DriftNotice } from '../../../../core/guide/drift/drift.ts'
import { stopNotice } from '../../../../core/guide/rounds/stop.ts'
import type { Lineage } from '../../../../core/history/lineage.ts'
import { lineageOf, type Made } from './lineage-of.ts'

const facts = { canUpscale: false, canStrength: true }

const steps = (count: number): Lineage =>
  lineageOf(
    Array.from({ length: count }, (_, at): Made => {
      const say = `Add ${['a spoon', 'a plant', 'beans', 'a card', 'hands', 'steam', 'a napkin', 'sugar', 'a book'][at]}`
      return at === 0 ? { say } : { say, on: at }
    }),
  )

function told(lineage: Lineage, ...names: readonly string[]): Lineage {
  return { ...lineage, notes: { ...lineage.notes, told: [...names] } }
}

test('nothing is said while all goes well', () => {
  expect(stopNotice(steps(5), 'v5', facts)).toBeNull()
})

test('six steps get a soft word, eight another, each once', () => {
  const soft = stopNotice(steps(6), 'v6', facts)
  expect(soft).toMatchObject({
    name: 'steps-6',
    message: expect.stringMatching(/six steps so far/iu),
  })
  expect(soft?.ways.map(({ kind }) => kind)).toEqual(['final-pass', 'regenerate'])
  expect(stopNotice(told(steps(6), 'steps-6'), 'v6', facts)).toBeNull()
  expect(stopNotice(told(steps(8), 'steps-6'), 'v8', facts)?.name).toBe('steps-8')
  expect(stopNotice(told(steps(9), 'steps-6', 'steps-8'), 'v9', facts)).toBeNull()
})

test('the soft word does not follow the firm one when the user goes back', () => {
  expect(stopNotice(told(steps(8), 'steps-8'), 'v6', facts)).toBeNull()
})

const tries: Made[] = [
  { say: 'Warm the light' },
  { say: 'Show hands holding the cup', on: 1 },
  { say: 'Show two hands around the cup', on: 1 },
  { say: 'Let a woman hold the cup in her hands', on: 1 },
]

test('three failed rounds in a row are told while the next one is being looked at', () => {
  const lineage = lineageOf([...tries, { say: 'Put hands around the cup', on: 1 }])
  const notice = stopNotice(lineage, 'v5', facts)
  expect(notice).toMatchObject({
    name: 'failed-3',
    ways: [{ kind: 'branch', version: 'v1' }, {}, {}],
  })
  expect(stopNotice(told(lineage, 'failed-3'), 'v5', facts)).toBeNull()
})

test('where the version itself is the best, the way back is the step before it', () => {
  const failed = [1, 2, 3].map((at) => ({
    version: `x${at}`,
    number: at + 2,
    parent: 'v2',
    instruction: 'Show hands holding the cup',
    why: 'deleted' as const,
  }))
  const lineage = lineageOf([{ say: 'Warm the light' }, { say: 'Add beans', on: 1 }], {
    notes: { failed },
  })
  expect(stopNotice(lineage, 'v2', facts)?.ways[0]).toMatchObject({ label: 'Go back to v1' })
})

test('two failed rounds are not three', () => {
  expect(stopNotice(lineageOf(tries), 'v4', facts)).toBeNull()
})

test('an accepted round ends the row', () => {
  const lineage = lineageOf([...tries, { say: 'Add a spoon', on: 1 }, { say: 'Add steam', on: 5 }])
  expect(stopNotice(lineage, 'v6', facts)).toBeNull()
})

const decay: DriftNotice = {
  name: 'drift-warmth',
  axis: 'warmth',
  total: -9,
  beganAt: 'v3',
  best: 'v2',
  message: 'It has become colder.',
  reason: 'Nobody asked for it.',
}

test('measured decay comes first, and names the version to go on from', () => {
  const notice = stopNotice(steps(8), 'v8', { ...facts, decay })
  expect(notice).toMatchObject({
    name: 'drift-warmth',
    message: decay.message,
    ways: [{ kind: 'branch', version: 'v2', label: 'Go back to v2' }, {}, {}],
  })
  expect(stopNotice(told(steps(8), 'drift-warmth'), 'v8', { ...facts, decay })?.name).toBe(
    'steps-8',
  )
})

test('the final pass is gentle, and keeps identity and what was kept before', () => {
  const six = steps(6)
  const last = six.versions.at(-1)!
  const preserve = [{ text: 'the label', kind: 'text' as const }]
  const versions = [
    ...six.versions.slice(0, -1),
    { ...last, record: { ...last.record, edit: { ...last.record.edit, preserve } } },
  ]
  const way = stopNotice({ ...six, versions }, 'v6', facts)?.ways[0]
  expect(way).toMatchObject({
    kind: 'final-pass',
    strength: 0.4,
    preserve: [{ kind: 'identity' }, { text: 'the label' }],
  })
  const plain = stopNotice({ ...six, versions }, 'v6', { canUpscale: true, canStrength: false })
  expect(plain?.ways[0]).toMatchObject({
    strength: null,
    instruction: expect.stringMatching(/upscale/iu),
  })
})

test('a starred version on the way is the one to branch from', () => {
  const lineage = lineageOf(
    Array.from(
      { length: 6 },
      (_, at): Made => ({
        say: `Add a ${['spoon', 'plant', 'card', 'book', 'lamp', 'bowl'][at]}`,
        ...(at > 0 && { on: at }),
        ...(at === 2 && { starred: true as const }),
      }),
    ),
  )
  expect(stopNotice(lineage, 'v6', facts)?.ways[1]).toMatchObject({ kind: 'branch', version: 'v3' })
})
