import { expect, test } from 'vitest'
import { findOn } from '../../../core/guide/findings/find-on.ts'
import type { Finding, Suggestion } from '../../../core/guide/findings/finding.ts'
import { readInstruction } from '../../../core/guide/reading/read-instruction.ts'
import { noNotes } from '../../../core/history/lineage-notes.ts'
import { adviceOn, mostFindings, nextPress } from '../../../core/panel/advice.ts'
import { findingKey } from '../../../core/panel/advice-state.ts'
import { guideContextOf, regionFacts } from '../../../core/panel/guide-context-of.ts'
import { reduce } from '../../../core/panel/reduce.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { box } from '../refine/desk.ts'
import { picked, sampleLineage, sampleState } from './support/sample-state.ts'

const several =
  'Make the lighting warmer, include some foliage, and change the background to a café'

function typed(text: string, state: PanelState = sampleState()): PanelState {
  return reduce(state, { type: 'instruct', text })
}

function advice(state: PanelState) {
  return adviceOn(state, readInstruction(state.draft.instruction), guideContextOf(state, null))
}

test('what is typed is found on, at most three things at a time', () => {
  expect(advice(typed(several)).map(({ kind }) => kind)).toContain('several_changes')
  const much =
    'Make the bottle taller, add a sign that says hello, improve the mood and replace everything with a beach'
  const context = { preserves: [{ text: 'the bottle', kind: 'product shape' }] } as const
  const reading = readInstruction(much)
  expect(findOn(reading, context).length).toBeGreaterThan(mostFindings)
  expect(adviceOn(typed(much), reading, context)).toHaveLength(mostFindings)
})

test('the same way out is offered once', () => {
  const text = 'make the label say hello and replace everything with a beach'
  const ways = advice(typed(text)).flatMap(({ suggestions }) =>
    suggestions.map(({ kind, label }) => `${kind} ${label}`),
  )
  expect(ways.length).toBeGreaterThan(1)
  expect(new Set(ways).size).toBe(ways.length)
})

test('what is ignored stays ignored while the rest is written on', () => {
  const text = 'Make it better'
  const [finding] = advice(typed(text))
  const key = findingKey(finding!, text)
  const ignoring = reduce(typed(text), { type: 'advice', change: { kind: 'ignore', key } })
  expect(advice(ignoring).map(({ kind }) => kind)).not.toContain(finding!.kind)
  const spanned: Pick<Finding, 'kind' | 'span'> = { kind: 'no_amount', span: { start: 0, end: 4 } }
  expect(findingKey(spanned, 'Warm light')).toBe(findingKey(spanned, 'warm light and a vase'))
})

test('a new picture is only proposed where the document takes one in', () => {
  const text = 'Replace everything with a beach at night and show five friends instead of the cup'
  const kinds = (state: PanelState) =>
    advice(state).flatMap(({ suggestions }): Suggestion['kind'][] => suggestions.map((s) => s.kind))
  const state = typed(text)
  expect(kinds({ ...state, offers: { ...state.offers, addSource: false } })).not.toContain(
    'regenerate',
  )
})

test('advice knows the picture, its path, its locks and what failed on it', () => {
  const lineage = {
    ...sampleLineage(),
    notes: { ...noNotes, brief: { ...brief, role: 'product' } },
  }
  const state = sampleState({ lineages: [lineage as typeof lineage & { notes: typeof noNotes }] })
  const context = guideContextOf(state, null)
  expect(context).toMatchObject({
    picture: { width: 600, height: 400 },
    region: null,
    role: 'product',
    locks: [],
  })
  expect(context.path?.map(({ number }) => number)).toEqual([1, 2, 4])
})

test('what is not known is left out: a region that is being read, the path under a mix', () => {
  const state = sampleState({ picked: { ...picked, head: { kind: 'mix', ids: ['id1', 'id3'] } } })
  expect(guideContextOf(state, null)).not.toHaveProperty('path')
  const layer = { id: 's', name: 'shape', kind: 'shape', preselected: true } as const
  const reading = sampleState({ regionLayers: [layer] })
  expect(guideContextOf(reading, null)).not.toHaveProperty('region')
})

test('a region is told by its share of the picture and its bounds', () => {
  expect(regionFacts(box(0, 0, 300, 200), picked)).toEqual({
    share: 0.25,
    bounds: { x: 0, y: 0, width: 300, height: 200 },
  })
  expect(regionFacts(null, picked)).toBeNull()
})

test('what is typed is refined, unless there is a list of steps or a remark to say in full', () => {
  expect(nextPress(typed(several))).toBe('refine')
  const steps = [{ instruction: 'Make the lighting warmer', stage: 'light', preserve: [] } as const]
  const listed = reduce(typed(several), { type: 'advice', change: { kind: 'steps', steps } })
  expect(nextPress(listed)).toBe('steps')
  expect(nextPress(typed('a bit more'))).toBe('use')
  const off = reduce(typed('a bit more'), { type: 'advice', change: { kind: 'on', on: false } })
  expect(nextPress(off)).toBe('refine')
})

test('words that have just been refined, and still stand in the field, are no remark', () => {
  const [first, ...others] = sampleLineage().versions
  const edit = { ...first!.record.edit, instruction: 'make it brighter' }
  const brighter = { ...first!, record: { ...first!.record, edit } }
  const lineage = { ...sampleLineage(), versions: [brighter, ...others] }
  const shows = (id: string): PanelState => ({
    ...typed('make it brighter'),
    picked: { ...picked, head: { kind: 'version', id } },
    lineages: [{ ...lineage, head: { kind: 'version', id } }],
  })
  expect(nextPress(shows('id1'))).toBe('refine')
  expect(nextPress(reduce(shows('id1'), { type: 'instruct', text: 'brighter' }))).toBe('use')
})

const brief = { purpose: '', audience: '', mood: '', mustHaves: [] }
