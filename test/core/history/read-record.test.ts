import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMarker, readRecord } from '../../../core/history/read-record.ts'
import { editFixture, markerFixture, recordFixture } from '../../support/record-fixture.ts'

/** What the draft before the first release wrote, as text, as it stood in a document. */
const draft = `{
  "schema": 0,
  "id": "b", "lineage": "lineage", "parent": "a", "number": 2, "kind": "patch",
  "createdAt": "2024-11-05T10:00:00.000Z",
  "prompt": "warmer light on the cup",
  "edit": {
    "source": { "width": 40, "height": 30, "depth": 8, "state": "state-1" },
    "region": null, "edge": { "kind": "soft", "px": 4 }, "protect": [], "references": [],
    "strength": 0.5, "provider": "local", "model": "local-1", "seed": 7
  },
  "crop": { "x": 2, "y": 3, "width": 8, "height": 4 },
  "report": {
    "outside": { "pixels": 9, "changedPixels": 0, "maxDifference": 0 },
    "inside": { "pixels": 3, "changedPixels": 3, "maxDifference": 7, "meanDifference": 1.5 },
    "density": 1, "answeredSize": { "width": 8, "height": 4 }, "notes": []
  },
  "costUsd": null, "starred": true, "fingerprint": "pixels-b",
  "layer": { "id": "7", "name": "Cup · v2" }
}`

test('a record is read as it was written, as data and as text', () => {
  const record = recordFixture({ mix: ['x', 'a'], parent: 'a', starred: true, note: '</script>' })
  expect(readRecord(record)).toEqual({ ok: true, record })
  expect(readRecord(JSON.stringify(record))).toEqual({ ok: true, record })
  const marker = markerFixture({
    derivedFrom: { lineage: 'l', version: 'v', rect: { x: -4, y: 0, width: 9, height: 9 } },
  })
  expect(readMarker(marker)).toEqual({ ok: true, marker })
  expect(readMarker(JSON.stringify(marker))).toEqual({ ok: true, marker })
})

test('promise 3: a record of the first draft is read as today’s', () => {
  expect(readRecord(draft)).toEqual({
    ok: true,
    record: {
      schema: 1,
      id: 'b',
      lineage: 'lineage',
      parent: 'a',
      number: 2,
      kind: 'patch',
      createdAt: '2024-11-05T10:00:00.000Z',
      edit: editFixture({
        parent: 'a',
        instruction: 'warmer light on the cup',
        edge: { kind: 'soft', px: 4 },
        strength: 0.5,
        seed: 7,
      }),
      crop: { x: 2, y: 3, width: 8, height: 4 },
      report: {
        outside: { pixels: 9, changedPixels: 0, maxDifference: 0 },
        inside: { pixels: 3, changedPixels: 3, maxDifference: 7, meanDifference: 1.5 },
        density: 1,
        answeredSize: { width: 8, height: 4 },
        notes: [],
      },
      costUsd: null,
      call: 'b',
      starred: true,
      note: '',
      fingerprint: 'pixels-b',
      layer: { id: '7', name: 'Cup · v2' },
    },
  })
  expect(readMarker({ ...markerFixture(), schema: 0 })).toEqual({
    ok: true,
    marker: markerFixture(),
  })
})

test('what a newer Pentimento wrote is refused with that reason', () => {
  const reason =
    'A newer Pentimento wrote this (form 2, this one reads up to 1). Update Pentimento to use it.'
  expect(readRecord({ ...recordFixture(), schema: 2 })).toEqual({ ok: false, reason })
  expect(readMarker({ ...markerFixture(), schema: 2 })).toEqual({ ok: false, reason })
})

test('a damaged record says where', () => {
  expect(readRecord({ ...recordFixture(), edit: editFixture({ instruction: '' }) })).toEqual({
    ok: false,
    reason: 'The record is damaged: edit.instruction is missing or wrong.',
  })
  expect(readRecord({ ...recordFixture(), number: 0 })).toEqual({
    ok: false,
    reason: 'The record is damaged: number is missing or wrong.',
  })
  expect(readRecord({ schema: 0.5 })).toEqual({
    ok: false,
    reason: 'The record is damaged: schema is missing or wrong.',
  })
  expect(readRecord(draft.slice(0, 90))).toEqual({
    ok: false,
    reason: 'The record is damaged: it can’t be read as data.',
  })
})

test('anything else is no record', () => {
  const reason = 'This is no Pentimento record.'
  for (const junk of [null, undefined, 7, 'null', '[]', [], {}, { schema: '1' }]) {
    expect(readRecord(junk)).toEqual({ ok: false, reason })
  }
})

test('an object that throws when it is looked at is damaged', () => {
  const trap = {
    get schema(): number {
      throw new Error('trap')
    },
  }
  expect(readRecord(trap)).toMatchObject({ ok: false, reason: expect.stringMatching(/damaged/) })
})

test('nothing that a layer may carry makes reading throw', () => {
  const junk = fc.oneof(
    fc.anything(),
    fc.string(),
    fc.json(),
    fc.record({ schema: fc.constantFrom(0, 1, -1, Number.NaN), edit: fc.anything() }),
    fc
      .tuple(fc.constantFrom(...Object.keys(recordFixture())), fc.anything())
      .map(([key, value]) => ({ ...recordFixture(), [key]: value })),
  )
  fc.assert(
    fc.property(junk, (raw) => {
      expect(typeof readRecord(raw).ok).toBe('boolean')
      expect(typeof readMarker(raw).ok).toBe('boolean')
    }),
    { numRuns: 300 },
  )
})
