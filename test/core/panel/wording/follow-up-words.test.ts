import { expect, test } from 'vitest'
import { followUpPlace } from '../../../../core/panel/wording/follow-up-words.ts'
import { box } from '../../refine/desk.ts'
import { sampleState } from '../support/sample-state.ts'

const resolved = {
  kind: 'resolved',
  instruction: 'Make the light warmer.',
  because: '',
  where: null,
  preserve: [],
} as const

test('a follow-up says what it refines and where', () => {
  const state = sampleState()
  const place = (parent: string | null, region: string | null, at = state) =>
    followUpPlace({ ...resolved, parent, region }, at)
  expect(place('id2', 'id3')).toBe('On v2, in the region of v3:')
  expect(place(null, null)).toBe('On the source:')
  const painting = { region: box(1, 1, 4, 4), protect: null }
  const marked = { ...state, draft: { ...state.draft, painting } }
  expect(place('id4', null, marked)).toBe('On v4, in the region that is marked:')
})
