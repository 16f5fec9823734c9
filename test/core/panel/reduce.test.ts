import { expect, test } from 'vitest'
import { fullMask, type Mask } from '../../../core/mask/mask.ts'
import { createPanelState } from '../../../core/panel/create-panel-state.ts'
import { longestPast, reduce } from '../../../core/panel/reduce.ts'
import { areasWanted } from '../../../core/panel/region-layers.ts'
import { emptyDraft, type PanelState } from '../../../core/panel/state.ts'
import { capabilities, localInfo, picked, sampleState } from './support/sample-state.ts'

const region = fullMask({ x: 1, y: 2, width: 3, height: 4 })

function look(state: PanelState, seen: PanelState['picked']): PanelState {
  return reduce(state, {
    type: 'refreshed',
    picked: seen,
    pickProblem: null,
    rebuilt: { lineages: [], unreadable: [] },
    hostRegion: null,
    waiting: [],
  })
}

test('the embedded provider is set up when nothing was chosen', () => {
  expect(createPanelState(capabilities, [localInfo]).setup.provider).toBe('local')
})

test('every source keeps its own draft while another one is picked', () => {
  let state = look(createPanelState(capabilities, [localInfo]), picked)
  state = reduce(state, { type: 'instruct', text: 'warmer' })
  state = reduce(state, { type: 'paint', painting: { region, protect: null } })
  state = look(state, { ...picked, source: 'other', width: 10, height: 10 })
  expect(state.draft).toEqual(emptyDraft)
  state = reduce(state, { type: 'instruct', text: 'darker' })
  state = look(state, picked)
  expect(state.draft.instruction).toBe('warmer')
  expect(state.draft.painting.region).toBe(region)
  expect(look(state, { ...picked, source: 'other', width: 10, height: 10 }).draft.instruction).toBe(
    'darker',
  )
})

test('what was typed before anything was picked goes to the first picture', () => {
  const typed = reduce(createPanelState(capabilities, [localInfo]), {
    type: 'instruct',
    text: 'warmer',
  })
  expect(look(typed, picked).draft.instruction).toBe('warmer')
})

test('picking nothing in between leaves the draft with its picture', () => {
  let state = reduce(sampleState(), { type: 'paint', painting: { region, protect: null } })
  state = look(look(state, null), { ...picked, source: 'other' })
  expect(state.draft.painting.region).toBeNull()
  expect(look(state, picked).draft.painting.region).toBe(region)
})

test('masks of a source that was resized are dropped, its words stay', () => {
  let state = reduce(sampleState(), { type: 'instruct', text: 'warmer' })
  state = reduce(state, { type: 'paint', painting: { region, protect: region } })
  state = look(state, { ...picked, width: 300 })
  expect(state.draft.painting).toEqual({ region: null, protect: null })
  expect(state.draft.past).toEqual([])
  expect(state.draft.instruction).toBe('warmer')
})

test('a source that was resized while another one was picked starts anew', () => {
  let state = reduce(sampleState(), { type: 'paint', painting: { region, protect: null } })
  state = look(state, { ...picked, source: 'other' })
  expect(look(state, { ...picked, width: 300 }).draft).toEqual(emptyDraft)
})

test('strokes are taken back one by one, and only so many are kept', () => {
  let state = sampleState()
  for (let stroke = 0; stroke < longestPast + 5; stroke++) {
    state = reduce(state, { type: 'paint', painting: { region, protect: null } })
  }
  expect(state.draft.past.length).toBe(longestPast)
  state = reduce(sampleState(), { type: 'paint', painting: { region, protect: null } })
  state = reduce(state, { type: 'unpaint' })
  expect(state.draft.painting.region).toBeNull()
  expect(reduce(state, { type: 'unpaint' })).toBe(state)
})

test('reusing settings can be taken back like a stroke', () => {
  const painting = { region, protect: null }
  const reused = reduce(sampleState(), { type: 'redraft', changes: { instruction: 'x', painting } })
  expect(reused.draft.painting).toBe(painting)
  expect(reduce(reused, { type: 'unpaint' }).draft.painting.region).toBeNull()
})

test('the same thing to keep is kept once, whatever its case', () => {
  let state = reduce(sampleState(), {
    type: 'preserve',
    preserve: { text: 'the logo', kind: 'other' },
  })
  state = reduce(state, { type: 'preserve', preserve: { text: 'The Logo ', kind: 'other' } })
  expect(state.draft.preserve).toEqual([{ text: 'The Logo ', kind: 'other' }])
  expect(reduce(state, { type: 'unpreserve', text: 'the logo' }).draft.preserve).toEqual([])
})

test('words make another request of the same crop; anything else makes another crop', () => {
  const state = sampleState()
  const sightAfter = (action: Parameters<typeof reduce>[1]) => reduce(state, action).sight
  expect(sightAfter({ type: 'instruct', text: 'x' })).toBe(0)
  expect(sightAfter({ type: 'preserve', preserve: { text: 'x', kind: 'other' } })).toBe(0)
  expect(sightAfter({ type: 'setup', changes: { variations: 2 } })).toBe(1)
  expect(sightAfter({ type: 'edge', edge: { kind: 'soft', px: 3 } })).toBe(1)
  expect(look(state, { ...picked, state: 's2' }).sight).toBe(1)
})

test('the revision grows exactly with what makes another request', () => {
  const state = sampleState()
  const revisionAfter = (action: Parameters<typeof reduce>[1]) => reduce(state, action).revision
  expect(revisionAfter({ type: 'instruct', text: 'x' })).toBe(1)
  expect(revisionAfter({ type: 'setup', changes: { variations: 2 } })).toBe(1)
  expect(revisionAfter({ type: 'edge', edge: { kind: 'soft', px: 3 } })).toBe(1)
  expect(revisionAfter({ type: 'say', text: 'x' })).toBe(0)
  expect(revisionAfter({ type: 'stage', changes: { tool: 'brush' } })).toBe(0)
  expect(look(state, { ...picked, state: 's2' }).revision).toBe(1)
  expect(look(state, { ...picked, head: { kind: 'source' } }).revision).toBe(1)
  expect(look(state, { ...picked }).revision).toBe(0)
})

test('a version that was just placed stays open when an older look at the document arrives', () => {
  const state = reduce(sampleState(), { type: 'select', version: 'id9' })
  expect(look(state, picked).selected).toBe('id9')
})

test('what a layer counts as is kept with the draft of its picture', () => {
  let state = reduce(sampleState(), { type: 'layerUse', layer: 'e1', use: 'protect' })
  expect(state.revision).toBe(1)
  state = look(state, { ...picked, source: 'other' })
  expect(state.draft.layers).toEqual({})
  expect(look(state, picked).draft.layers).toEqual({ e1: 'protect' })
})

test('areas that come too late for what is wanted are dropped', () => {
  const shape = { id: 'e1', name: 'Ellipse', kind: 'shape', preselected: true } as const
  const state: PanelState = { ...sampleState(), regionLayers: [shape] }
  const areas = { what: areasWanted(state), looks: 0, region, protect: null, error: null }
  const read = reduce(state, { type: 'areas', areas })
  expect(read.areas.region).toBe(region)
  expect(read.revision).toBe(1)
  const off = reduce(state, { type: 'layerUse', layer: 'e1', use: 'off' })
  expect(reduce(off, { type: 'areas', areas }).areas.region).toBeNull()
  const other = look(read, { ...picked, source: 'other' })
  expect(other.areas.region).toBeNull()
})

test('the design tool’s region stays the same request while it stays the same', () => {
  const seen = (state: PanelState, hostRegion: Mask) =>
    reduce(state, {
      type: 'refreshed',
      picked,
      pickProblem: null,
      rebuilt: { lineages: [], unreadable: [] },
      hostRegion,
      waiting: [],
    })
  const first = seen(sampleState(), fullMask({ x: 1, y: 2, width: 3, height: 4 }))
  const second = seen(first, fullMask({ x: 1, y: 2, width: 3, height: 4 }))
  expect(second.revision).toBe(first.revision)
  const moved = seen(second, fullMask({ x: 2, y: 2, width: 3, height: 4 }))
  expect(moved.revision).toBe(first.revision + 1)
})
