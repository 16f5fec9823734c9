import { expect, test } from 'vitest'
import { intentOf, wholeIntentOn } from '../../../core/panel/intent.ts'
import { markedPlace, withoutPlaces } from '../../../core/panel/marked-place.ts'
import { reduce } from '../../../core/panel/reduce.ts'
import { box } from '../refine/desk.ts'
import { placed } from './support/sample-report.ts'
import { picked, sampleState } from './support/sample-state.ts'

const { draft } = sampleState()
const painted = (region: ReturnType<typeof box> | null, protect: typeof region) =>
  markedPlace(sampleState({ draft: { ...draft, painting: { region, protect } } }))

test('the place that is marked is what is protected, else the region, cut at the picture’s border', () => {
  expect(painted(box(10, 20, 30, 40), box(1, 2, 3, 4))).toEqual({ x: 1, y: 2, width: 3, height: 4 })
  expect(painted(box(10, 20, 30, 40), null)).toEqual({ x: 10, y: 20, width: 30, height: 40 })
  expect(painted(box(590, 0, 30, 5), null)).toEqual({ x: 590, y: 0, width: 10, height: 5 })
  expect(painted(null, null)).toBeNull()
})

test('places belong to one picture: others are asked for without them', () => {
  const [first, second] = placed.draft.preserve
  expect(intentOf(placed)?.preserve).toEqual([first, second])
  expect(wholeIntentOn(placed, picked).preserve).toEqual(withoutPlaces([first!, second!]))
  expect(withoutPlaces([second!])[0]).not.toHaveProperty('area')
})

test('what is said of something that must stay leaves it where it stands in the list', () => {
  const area = { x: 1, y: 1, width: 2, height: 2 }
  const [first, second] = placed.draft.preserve
  const next = reduce(placed, { type: 'preserve', preserve: { ...first!, area } })
  expect(next.draft.preserve).toEqual([{ ...first, area }, second])
})

test('places go when the picture gets another size', () => {
  const look = {
    type: 'refreshed',
    ...{ picked: { ...picked, width: 300 }, pickProblem: null, hostRegion: null, waiting: [] },
    rebuilt: { lineages: [], unreadable: [] },
  } as const
  expect(reduce(placed, look).draft.preserve.every(({ area }) => !area)).toBe(true)
})
