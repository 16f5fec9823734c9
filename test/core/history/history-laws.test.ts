import fc from 'fast-check'
import { expect, test } from 'vitest'
import { basesOf, standsInPlace } from '../../../core/history/chain.ts'
import { deriveHead } from '../../../core/history/derive-head.ts'
import type { Lineage, Rebuilt, Stacking } from '../../../core/history/lineage.ts'
import { readMarker, readRecord } from '../../../core/history/read-record.ts'
import { type HistoryFacts, rebuildLineages } from '../../../core/history/rebuild-lineages.ts'
import { visibilityFor } from '../../../core/history/visibility.ts'
import { markerFixture, recordFixture } from '../../support/record-fixture.ts'
import { allVersions, labelsOf, ModelDocument } from './model-document.ts'

/** What a designer or a host may do; numbers pick a layer among those there are. */
const step = fc.record({
  verb: fc.constantFrom(
    ...(['place', 'place', 'place', 'placeOnShown', 'placeReplacing', 'placeReframe'] as const),
    ...(['show', 'toggle', 'rename', 'paint', 'takeOut', 'putBack', 'reopen', 'heal'] as const),
    ...(['addSource', 'copyOne', 'copySiblings', 'copySiblingsAway', 'copyLineage'] as const),
    ...(['copySource', 'cut', 'cutLineage', 'delete', 'deleteSource', 'loseMarker'] as const),
  ),
  a: fc.nat({ max: 999 }),
  b: fc.nat({ max: 999 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const steps = fc.array(step, { maxLength: 18, size: 'max' })
const stackings = fc.constantFrom<Stacking>('patches', 'cumulative')

test('promise 3: whatever is placed, copied, cut, deleted or reopened, history’s laws hold', () => {
  fc.assert(
    fc.property(steps, stackings, fc.nat(), (played, stacking, seed) => {
      const document = new ModelDocument(stacking)
      document.place(document.addSource(), null)
      for (const one of played) {
        play(document, one)
        const facts = document.facts()
        const rebuilt = document.rebuild()
        checkNothingIsLost(facts, rebuilt)
        checkTrees(rebuilt)
        checkShow(rebuilt, stacking)
        expect(rebuildLineages(shuffled(facts, seed))).toEqual(rebuilt)
      }
      checkHealing(document)
    }),
    { numRuns: 120 },
  )
})

test('rebuilding never throws, whatever layers carry', () => {
  const idea = fc.constantFrom('a', 'b', 'c', 'lineage', '__proto__', '', '\uD800')
  const record = fc
    .record({
      id: idea,
      lineage: idea,
      parent: fc.option(idea),
      mix: fc.array(idea, { maxLength: 3 }),
      number: fc.integer({ min: 1 }),
      kind: fc.constantFrom('patch', 'replacing', 'reframe'),
    })
    .map(recordFixture)
  const marker = fc.record({ lineage: idea, layer: idea }).map(markerFixture)
  const sources = fc.array(
    fc.record({
      layer: idea,
      name: fc.string(),
      visible: fc.boolean(),
      state: fc.constantFrom('state-1', ''),
      marker: fc.oneof(marker, fc.anything(), fc.constant(null)),
    }),
    { maxLength: 5 },
  )
  const versions = fc.array(
    fc.record({
      layer: idea,
      name: fc.string(),
      visible: fc.boolean(),
      inPlace: fc.boolean(),
      source: fc.option(idea),
      order: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
      fingerprint: fc.option(fc.string()),
      record: fc.oneof(record, record, fc.anything()),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(sources, versions, stackings, (someSources, someVersions, stacking) => {
      const facts = { sources: someSources, versions: someVersions, stacking }
      const rebuilt = rebuildLineages(facts)
      checkNothingIsLost(facts, rebuilt)
      checkOrder(rebuilt)
      checkShow(rebuilt, stacking)
      expect(rebuildLineages(facts)).toEqual(rebuilt)
    }),
    { numRuns: 300 },
  )
})

/** Every readable record is in one lineage under an id of its own; everything else is listed as unreadable. */
function checkNothingIsLost(facts: HistoryFacts, rebuilt: Rebuilt): void {
  const versions = allVersions(rebuilt)
  const readable = facts.versions.filter(({ record }) => readRecord(record).ok)
  const markers = facts.sources.filter(({ marker }) => marker !== null)
  const marked = markers.filter(({ marker }) => readMarker(marker).ok)
  expect(versions.map(({ layer }) => layer).sort()).toEqual(
    readable.map(({ layer }) => layer).sort(),
  )
  const ids = versions.map(({ record }) => record.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(rebuilt.unreadable).toHaveLength(
    facts.versions.length - readable.length + markers.length - marked.length,
  )
  const lineageIds = rebuilt.lineages.map(({ id }) => id)
  expect(new Set(lineageIds).size).toBe(lineageIds.length)
  const owned = rebuilt.lineages.flatMap(({ source }) => source ?? [])
  if (hasUniqueLayers(facts)) expect(new Set(owned).size).toBe(owned.length)
  for (const { layer } of marked) expect(owned).toContain(layer)
}

function hasUniqueLayers({ sources }: HistoryFacts): boolean {
  return new Set(sources.map(({ layer }) => layer)).size === sources.length
}

/** What a version lies on comes before it and knows it as a child. */
function checkOrder({ lineages }: Rebuilt): void {
  for (const { id, versions } of lineages) {
    for (const [at, { record, parentMissing }] of versions.entries()) {
      expect(record.lineage).toBe(id)
      const bases = new Set(basesOf(record))
      const below = versions.slice(0, at).filter((base) => bases.has(base.record.id))
      expect(parentMissing).toBe(below.length < bases.size)
      for (const { children } of below) expect(children).toContain(record.id)
    }
  }
}

/** In documents that were not damaged: numbers are unique, and a version lies on what it was made over, or a copy of it. */
function checkTrees(rebuilt: Rebuilt): void {
  checkOrder(rebuilt)
  for (const lineage of rebuilt.lineages) {
    const numbers = lineage.versions.map(({ record }) => record.number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const { record, parentMissing } of lineage.versions) {
      if (parentMissing) continue
      const label = `${record.note.split(' ')[0]} on ${labelsOf(lineage, basesOf(record))}`
      expect(label).toBe(record.note)
    }
  }
}

/** Showing any version that stands in place, then looking, gives that version. */
function checkShow({ lineages }: Rebuilt, stacking: Stacking): void {
  for (const lineage of lineages) {
    const ids = lineage.versions.filter(standsInPlace).map(({ record }) => record.id)
    for (const id of [null, ...ids]) {
      const { versions } = visibilityFor(lineage, id, stacking)
      const after = lineage.versions.map((v) => ({
        ...v,
        visible: versions.get(v.record.id) ?? v.visible,
      }))
      const head = id === null ? { kind: 'source' } : { kind: 'version', id }
      expect(deriveHead({ versions: after }, stacking)).toEqual(head)
    }
  }
}

/** Once healing was written, nothing is left to heal, and reopening with new layer ids changes no tree. */
function checkHealing(document: ModelDocument): void {
  const before = document.rebuild()
  document.heal()
  const healed = document.rebuild()
  expect(healed).toMatchObject({ reissued: [], remarked: [] })
  expect(trees(healed)).toEqual(trees(before))
  document.reopen()
  expect(trees(document.rebuild())).toEqual(trees(healed))
}

function trees({ lineages }: Rebuilt) {
  const tree = ({ id, source, derivedFrom, versions, head }: Lineage) => ({
    id,
    hasSource: source !== null,
    derivedFrom,
    head,
    versions: versions.map(({ record, layer: _, moved: __, ...rest }) => ({
      ...rest,
      record: { ...record, layer: null },
    })),
  })
  return lineages.map(tree).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function shuffled(facts: HistoryFacts, seed: number): HistoryFacts {
  const shuffle = <T>(all: readonly T[]) =>
    all
      .map((one, at) => ({ one, key: ((at + 1) * (seed + 7919) * 31) % 1009 }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one)
  return { ...facts, sources: shuffle(facts.sources), versions: shuffle(facts.versions) }
}

function play(document: ModelDocument, { verb, a, b }: Step): void {
  const sources = document.layers.filter(({ isSource }) => isSource).map(({ id }) => id)
  const layers = document.layers.filter(({ isSource }) => !isSource).map(({ id }) => id)
  const source = sources[a % (sources.length || 1)]
  const layer = layers[a % (layers.length || 1)]
  const lineage = source === undefined ? null : document.lineageOn(source)
  const onSource = document.layers.filter(({ over }) => over === source).map(({ id }) => id)
  const inPlace = lineage?.versions.filter(standsInPlace) ?? []
  const parent = inPlace[b % (inPlace.length + 1)]?.record.id ?? null
  if (verb === 'addSource') document.addSource()
  if (verb === 'heal') document.heal()
  if (verb === 'reopen') document.reopen()
  if (source !== undefined) {
    if (verb === 'place') document.place(source, parent)
    if (verb === 'placeOnShown') document.place(source, 'shown')
    if (verb === 'placeReplacing') document.place(source, parent, { kind: 'replacing' })
    if (verb === 'placeReframe') document.place(source, parent, { kind: 'reframe' })
    if (verb === 'show') document.show(source, parent)
    if (verb === 'paint') document.change(source, { pixels: `painted-${b}` })
    if (verb === 'copySource') document.copy([source])
    if (verb === 'copyLineage') document.copy([source, ...onSource])
    if (verb === 'copySiblings') document.copy(onSource)
    if (verb === 'copySiblingsAway') document.copy(onSource, null)
    if (verb === 'cutLineage') document.cutAndPaste([source, ...onSource])
    if (verb === 'deleteSource') document.delete(source)
    if (verb === 'loseMarker') document.change(source, { marker: null })
    if (verb === 'putBack' && layer !== undefined) document.change(layer, { over: source })
  }
  if (layer !== undefined) {
    if (verb === 'toggle') document.change(layer, { visible: b % 2 === 0 })
    if (verb === 'rename') document.change(layer, { name: `name ${b}` })
    if (verb === 'takeOut') document.change(layer, { over: null })
    if (verb === 'copyOne') document.copy([layer])
    if (verb === 'cut') document.cutAndPaste([layer])
    if (verb === 'delete') document.delete(layer)
  }
}
