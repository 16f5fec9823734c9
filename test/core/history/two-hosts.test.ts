import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cupDocument, version } from './cup-document.ts'
import { allVersions, ModelDocument } from './model-document.ts'

/** The cup as one host wrote it, in the hands of another one. */
function inAnotherHost() {
  const cup = cupDocument()
  cup.document.form = 'other:'
  return cup
}

test('promise 8: nothing counts as changed because another host wrote it', () => {
  const { document } = inAnotherHost()
  for (const { adjusted, sourceChanged } of allVersions(document.rebuild())) {
    expect({ adjusted, sourceChanged }).toEqual({ adjusted: false, sourceChanged: false })
  }
})

test('after the next write, what is changed in the other host is known there', () => {
  const { document, source, v1, v2 } = inAnotherHost()
  document.heal()
  document.change(document.layerOf(v2), { pixels: 'painted on' })
  expect(version(document.rebuild(), v2)?.adjusted).toBe(true)
  expect(version(document.rebuild(), v1)).toMatchObject({ adjusted: false, sourceChanged: false })
  const v4 = document.place(source, v1)
  document.change(source, { pixels: 'painted on' })
  expect(version(document.rebuild(), v4)).toMatchObject({ adjusted: false, sourceChanged: true })
})

test('what was changed in the other host is known in the first one, written to or not', () => {
  const { document, source, v1, v2 } = inAnotherHost()
  document.change(source, { pixels: 'painted on' })
  document.change(document.layerOf(v2), { pixels: 'painted on' })
  for (const heal of [() => undefined, () => document.heal()]) {
    heal()
    document.form = ''
    expect(version(document.rebuild(), v2)).toMatchObject({ adjusted: true, sourceChanged: true })
    expect(version(document.rebuild(), v1)).toMatchObject({ adjusted: false, sourceChanged: true })
    document.form = 'other:'
  }
})

test('an edit stays as it was made, so that in another host nothing is said of its source', () => {
  const { document, source, v1 } = inAnotherHost()
  const before = version(document.rebuild(), v1)?.record
  document.heal()
  const after = version(document.rebuild(), v1)?.record
  expect(after).toEqual({ ...before, fingerprint: `pixels-${v1}\nother:pixels-${v1}` })
  expect(document.rebuild()).toMatchObject({ reissued: [], remarked: [] })
  document.change(source, { pixels: 'painted on' })
  expect(version(document.rebuild(), v1)?.sourceChanged).toBe(false)
})

test('a host that reads no pixels writes none of its own form', () => {
  const { document } = inAnotherHost()
  const facts = document.facts()
  document.facts = () => ({
    ...facts,
    sources: facts.sources.map((fact) => ({ ...fact, state: '' })),
    versions: facts.versions.map((fact) => ({ ...fact, fingerprint: null })),
  })
  expect(document.rebuild()).toMatchObject({ reissued: [], remarked: [] })
  for (const { adjusted, sourceChanged } of allVersions(document.rebuild())) {
    expect({ adjusted, sourceChanged }).toEqual({ adjusted: false, sourceChanged: false })
  }
})

const step = fc.record({
  verb: fc.constantFrom('place', 'paintSource', 'paintVersion', 'switchHost', 'heal', 'reopen'),
  at: fc.nat({ max: 99 }),
})

test('promise 8: whichever hosts a document went through, only what was changed is said to be', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16, size: 'max' }), (steps) => {
      const document = new ModelDocument('patches')
      document.addSource()
      const painted = new Set<string>()
      const overChanged = new Set<string>()
      for (const { verb, at } of steps) {
        const source = document.layers.find(({ isSource }) => isSource)?.id ?? ''
        const versions = allVersions(document.rebuild())
        const version = versions[at % (versions.length || 1)]
        if (verb === 'place') document.place(source, null)
        if (verb === 'paintSource') {
          document.change(source, { pixels: `new ${at}` })
          for (const { record } of versions) overChanged.add(record.id)
        }
        if (verb === 'paintVersion' && version) {
          document.change(version.layer, { pixels: `painted ${at}` })
          painted.add(version.record.id)
        }
        if (verb === 'switchHost') document.form = document.form === '' ? 'other:' : ''
        if (verb === 'heal') document.heal()
        if (verb === 'reopen') document.reopen()
        for (const { record, adjusted, sourceChanged } of allVersions(document.rebuild())) {
          if (adjusted) expect(painted).toContain(record.id)
          if (sourceChanged) expect(overChanged).toContain(record.id)
        }
      }
    }),
    { numRuns: 300 },
  )
})
