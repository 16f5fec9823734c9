import { expect, test } from 'vitest'
import {
  failedRounds,
  noteRemoval,
  pathTo,
  roundsOf,
} from '../../../../core/guide/rounds/rounds.ts'
import { noNotes } from '../../../../core/history/lineage-notes.ts'
import { lineageOf, pathOf } from './lineage-of.ts'

const outcomes = (lineage: Parameters<typeof roundsOf>[0]) =>
  roundsOf(lineage).map(({ number, outcome, why }) => [number, why ?? outcome])

test('what was built on is accepted, and the newest is open', () => {
  expect(outcomes(pathOf('Warm the light', 'Add beans', 'Add steam'))).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'open'],
  ])
})

test('the newest is accepted once it is starred', () => {
  const lineage = lineageOf([{ say: 'Warm the light', starred: true }])
  expect(outcomes(lineage)).toEqual([[1, 'accepted']])
})

test('a round that was left for another change of the same picture was reverted from', () => {
  const lineage = lineageOf([
    { say: 'Warm the light' },
    { say: 'Add a spoon', on: 1 },
    { say: 'Blur the background', on: 1 },
  ])
  expect(outcomes(lineage)).toEqual([
    [1, 'accepted'],
    [2, 'reverted'],
    [3, 'open'],
  ])
})

test('a round that was asked for again in other words was reworded', () => {
  const lineage = lineageOf([
    { say: 'Make the light warmer' },
    { say: 'Make the light clearly warmer' },
    { say: 'Add steam', on: 2 },
  ])
  expect(outcomes(lineage)[0]).toEqual([1, 'reworded'])
})

test('all that was built on a left branch failed with it, but for what is starred', () => {
  const tree = [
    { say: 'Warm the light' },
    { say: 'Add a spoon', on: 1 },
    { say: 'Blur the background' },
  ]
  expect(outcomes(lineageOf(tree)).map(([, outcome]) => outcome)).toEqual([
    'reverted',
    'reverted',
    'open',
  ])
  const starred = lineageOf([tree[0]!, { ...tree[1]!, starred: true }, tree[2]!])
  expect(outcomes(starred).map(([, outcome]) => outcome)).toEqual(['accepted', 'accepted', 'open'])
})

test('candidates that were not picked are part of their round, and no failure', () => {
  const lineage = lineageOf(
    [
      { say: 'Warm the light', call: 'one' },
      { say: 'Warm the light', call: 'one' },
      { say: 'Add steam', on: 2 },
    ],
    { head: 3 },
  )
  expect(roundsOf(lineage)).toMatchObject([
    { versions: ['v1', 'v2'], outcome: 'accepted' },
    { versions: ['v3'], outcome: 'open' },
  ])
})

test('a version that was hidden while nothing else was done is undecided', () => {
  expect(outcomes(lineageOf([{ say: 'Warm the light' }], { head: 0 }))).toEqual([[1, 'open']])
})

test('deleting the last version of a round notes that it failed', () => {
  const lineage = pathOf('Warm the light', 'Add a spoon')
  const notes = noteRemoval(lineage, 'v2')
  expect(notes.failed).toEqual([
    {
      version: 'v2',
      call: lineage.versions[1]?.record.call,
      number: 2,
      parent: 'v1',
      instruction: 'Add a spoon',
      why: 'deleted',
    },
  ])
  const left = { ...pathOf('Warm the light'), notes }
  expect(failedRounds(left)).toMatchObject([{ version: 'v2', why: 'deleted' }])
  expect(outcomes(left)).toEqual([
    [1, 'open'],
    [2, 'deleted'],
  ])
})

test('deleting one candidate of several notes nothing', () => {
  const lineage = lineageOf([
    { say: 'Warm the light', call: 'one' },
    { say: 'Warm the light', call: 'one' },
  ])
  expect(noteRemoval(lineage, 'v1')).toEqual(noNotes)
})

test('a round has failed when the version that showed is deleted, though a hidden one is left', () => {
  const twins = lineageOf(
    [
      { say: 'Warm the light' },
      { say: 'Add a spoon', on: 1, call: 'two' },
      { say: 'Add a spoon', on: 1, call: 'two' },
    ],
    { head: 2 },
  )
  const notes = noteRemoval(twins, 'v2')
  expect(notes.failed).toMatchObject([{ version: 'v2', call: 'two', why: 'deleted' }])
  const versions = twins.versions.filter(({ record }) => record.id !== 'v2')
  const left = { ...twins, versions, notes, head: { kind: 'version', id: 'v1' } as const }
  expect(outcomes(left)).toEqual([
    [1, 'accepted'],
    [3, 'deleted'],
  ])
  expect(failedRounds(left)).toHaveLength(1)
  expect(noteRemoval(left, 'v3')).toEqual(notes)
  expect(outcomes({ ...left, head: { kind: 'version', id: 'v3' } })).toEqual([
    [1, 'accepted'],
    [3, 'open'],
  ])
})

test('what had failed before it was deleted keeps why', () => {
  const lineage = lineageOf([
    { say: 'Make the light warmer' },
    { say: 'Make the light much warmer' },
  ])
  expect(noteRemoval(lineage, 'v1').failed).toMatchObject([{ version: 'v1', why: 'reworded' }])
})

test('at most 24 deleted rounds are remembered, the newest', () => {
  const failed = Array.from({ length: 24 }, (_, at) => ({
    version: `x${at}`,
    number: at + 10,
    parent: null,
    instruction: 'Add a spoon',
    why: 'deleted' as const,
  }))
  const lineage = lineageOf([{ say: 'Add steam' }], { notes: { failed } })
  const noted = noteRemoval(lineage, 'v1').failed
  expect(noted).toHaveLength(24)
  expect(noted.at(-1)?.version).toBe('v1')
  expect(noted[0]?.version).toBe('x1')
})

test('the path to a version lists what lies under it', () => {
  const lineage = lineageOf([
    { say: 'Warm the light' },
    { say: 'Add a spoon', on: 1 },
    { say: 'Add steam', on: 1 },
  ])
  expect(pathTo(lineage, 'v3').map(({ version }) => version)).toEqual(['v1', 'v3'])
  expect(pathTo(lineage, null)).toEqual([])
})
