import { expect, test } from 'vitest'
import { uniteMasks } from '../../../core/mask/combine.ts'
import { maskFromShape } from '../../../core/mask/mask-from-shape.ts'
import { subjectHintOf } from '../../../core/panel/part-hint.ts'
import { reduce } from '../../../core/panel/reduce.ts'
import type { Painting, PanelState, StageTool } from '../../../core/panel/state.ts'
import { box } from '../refine/desk.ts'
import { sampleState } from './support/sample-state.ts'

const bounds = { x: 0, y: 0, width: 60, height: 40 }
const ellipse = maskFromShape({ kind: 'ellipse', x: 10, y: 10, width: 20, height: 16 }, bounds)
const stroke = maskFromShape(
  {
    kind: 'stroke',
    points: [
      { x: 5, y: 5 },
      { x: 40, y: 30 },
    ],
    radius: 2,
  },
  bounds,
)

function painted(painting: Painting, tool: StageTool = 'hand'): PanelState {
  const state = reduce(sampleState(), { type: 'paint', painting })
  return reduce(state, { type: 'stage', changes: { tool } })
}

test('a filled outline is an area around the subject, a thin one a stroke on it', () => {
  expect(subjectHintOf(painted({ region: ellipse, protect: null }))).toEqual({
    within: ellipse,
    inside: null,
    outside: null,
  })
  expect(subjectHintOf(painted({ region: stroke, protect: null }))).toEqual({
    within: null,
    inside: stroke,
    outside: null,
  })
})

test('what was brushed is a stroke, however wide', () => {
  expect(subjectHintOf(painted({ region: ellipse, protect: null }, 'brush'))?.inside).toBe(ellipse)
})

test('nothing marked shows nothing', () => {
  expect(subjectHintOf(painted({ region: null, protect: null }))).toBeNull()
})

test('on a background, what was added is not the subject', () => {
  const mask = box(0, 0, 30, 30)
  const added = box(40, 10, 4, 4)
  const proposed = {
    mask,
    hint: { within: box(20, 5, 30, 30), inside: null, outside: null },
    inverted: true,
  }
  const hint = subjectHintOf(painted({ region: uniteMasks(mask, added), protect: null, proposed }))
  expect(hint?.within).toBe(proposed.hint.within)
  expect(hint?.inside).toBeNull()
  expect(hint?.outside?.data.reduce((sum, value) => sum + value, 0)).toBe(16 * 255)
})
