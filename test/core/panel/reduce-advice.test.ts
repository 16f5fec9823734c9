import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Step } from '../../../core/guide/findings/finding.ts'
import type { AdviceChange } from '../../../core/panel/advice-state.ts'
import { reduce } from '../../../core/panel/reduce.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { stateOfStep, stepListOf } from '../../../core/panel/step-list.ts'
import { picked, sampleState } from './support/sample-state.ts'

const step = (instruction: string, preserve: Step['preserve'] = []): Step => ({
  ...{ instruction, preserve },
  stage: 'light',
})
const logo = { text: 'the logo', kind: 'text' } as const
const cup = { text: 'the cup', kind: 'product shape' } as const
const three = [step('one', [logo]), step('two', [logo, cup]), step('three')]

function after(state: PanelState, ...changes: readonly AdviceChange[]): PanelState {
  return changes.reduce((now, change) => reduce(now, { type: 'advice', change }), state)
}

const typed = reduce(sampleState(), { type: 'instruct', text: 'one, two and three' })
const listed = after(typed, { kind: 'steps', steps: three })
const words = (state: PanelState) => stepListOf(state)?.steps.map(({ instruction }) => instruction)

test('an instruction becomes a list of steps, which can be put away', () => {
  expect(words(listed)).toEqual(['one', 'two', 'three'])
  expect(stepListOf(after(listed, { kind: 'dropSteps' }))).toBeNull()
  expect(listed.draft.instruction).toBe('one, two and three')
})

test('steps are moved, reworded and left out', () => {
  const moved = after(listed, { kind: 'moveStep', step: 2, by: -1 })
  expect(words(moved)).toEqual(['one', 'three', 'two'])
  expect(words(after(moved, { kind: 'moveStep', step: 0, by: -1 }))).toEqual(words(moved))
  expect(words(after(moved, { kind: 'moveStep', step: 1, by: 1 }))).toEqual(words(moved))
  expect(words(after(moved, { kind: 'rewordStep', step: 1, instruction: 'two, softly' }))).toEqual([
    'one',
    'three',
    'two, softly',
  ])
  expect(words(after(moved, { kind: 'removeStep', step: 2 }))).toEqual(['one', 'two'])
})

test('moving steps loses and doubles none', () => {
  const move = fc.record({
    kind: fc.constant('moveStep' as const),
    step: fc.integer({ min: 0, max: 3 }),
    by: fc.constantFrom<1 | -1>(1, -1),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      expect([...(words(after(listed, ...moves)) ?? [])].sort()).toEqual(['one', 'three', 'two'])
    }),
  )
})

test('the list goes with its last step', () => {
  const ids = [0, 1, 2] as const
  const emptied = after(listed, ...ids.map((id) => ({ kind: 'removeStep', step: id }) as const))
  expect(emptied.advice.lists).toEqual([])
})

test('a step that is done leaves the list and the words; what is left can be run as one, or after a reload', () => {
  const done = { kind: 'stepDone', source: picked.source } as const
  const first = after(listed, { ...done, step: 0 })
  expect(words(first)).toEqual(['two', 'three'])
  expect(first.draft.instruction).toBe('two; three; keep the logo; keep the cup')
  const elsewhere = { ...first, picked: { ...picked, source: 'another' } }
  expect(words({ ...after(elsewhere, { ...done, step: 1 }), picked })).toEqual(['three'])
  const last = after(first, { ...done, step: 1 }, { ...done, step: 2 })
  expect(last.draft.instruction).toBe('')
  expect(last.advice.lists).toEqual([])
  const other = reduce(listed, { type: 'instruct', text: 'something else' })
  expect(after(other, { ...done, step: 0 }).draft.instruction).toBe('something else')
})

test('the list waits while something else is typed, or another picture is picked', () => {
  const other = reduce(listed, { type: 'instruct', text: 'something else' })
  expect(stepListOf(other)).toBeNull()
  expect(words(reduce(other, { type: 'instruct', text: 'one, two and three ' }))).toHaveLength(3)
  expect(stepListOf({ ...listed, picked: { ...picked, source: 'another' } })).toBeNull()
})

test('a step keeps what the draft keeps and what its instruction asked to keep', () => {
  const keeping = reduce(typed, { type: 'preserve', preserve: logo })
  const list = stepListOf(after(keeping, { kind: 'steps', steps: three }))
  expect(list?.steps.map(({ preserve }) => preserve)).toEqual([[], [cup], []])
  const freed = reduce(after(keeping, { kind: 'steps', steps: three }), {
    type: 'unpreserve',
    text: logo.text,
  })
  expect(stateOfStep(freed, list!.steps[1]!).draft).toMatchObject({
    instruction: 'two',
    preserve: [cup],
  })
})

test('steps are run with one candidate each', () => {
  const wide = { ...listed, setup: { ...listed.setup, variations: 4 } }
  expect(stateOfStep(wide, stepListOf(wide)!.steps[0]!).setup.variations).toBe(1)
})

test('what is ignored is remembered once, the newest hundred', () => {
  const keys = Array.from({ length: 120 }, (_, index) => `no_amount ${index}`)
  const ignoring = after(
    typed,
    ...[...keys, ...keys].map((key) => ({ kind: 'ignore', key }) as const),
  )
  expect(ignoring.advice.ignored).toEqual(keys.slice(-100))
})

test('nothing about advice makes another request', () => {
  const changes: readonly AdviceChange[] = [
    { kind: 'on', on: false },
    { kind: 'ignore', key: 'no_amount warmer' },
    { kind: 'moveStep', step: 0, by: 1 },
    { kind: 'dropSteps' },
  ]
  for (const change of changes) expect(after(listed, change).revision).toBe(listed.revision)
})
