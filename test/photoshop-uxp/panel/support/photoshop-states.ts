import type { Picked, RegionLayer } from '../../../../core/host.ts'
import type { HostCapabilities } from '../../../../core/host-capabilities.ts'
import { createMask, fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { noOffers } from '../../../../core/panel/host-offers.ts'
import { areasWanted } from '../../../../core/panel/region-layers.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import { several, typed, withNotes, withSteps } from '../../../core/panel/support/sample-advice.ts'
import { choosing, prepared } from '../../../core/panel/support/sample-choice.ts'
import { afterSixSteps } from '../../../core/panel/support/sample-path.ts'
import { withShelves } from '../../../core/panel/support/sample-shelf.ts'
import {
  cloudInfo,
  localInfo,
  picked,
  report,
  samplePicture,
  sampleState,
  serverInfo,
} from '../../../core/panel/support/sample-state.ts'
import { exactly } from '../../../support/exactly.ts'

/** The panel's states as they come about in Photoshop. */

const capabilities: HostCapabilities = {
  name: 'Photoshop',
  stacking: 'patches',
  paintsMasks: false,
  regionHint: 'Make a selection with any tool: it is the region, its feather the edge.',
  depths: [8, 16],
  replacing: true,
  reframe: true,
  undo: true,
  leavesRequests: true,
  reach: () => ({ ok: true }),
}

const layer: Picked = {
  ...picked,
  source: '1/17',
  name: 'Bottle retouch copy 2',
  depth: 16,
  color: { space: 'other', name: 'Adobe RGB (1998)' },
  pictures: { label: 'Sample', names: ['This layer', 'All visible'], chosen: 1 },
  remarks: ['“Curves 1” is an adjustment layer, so all that is visible is refined.'],
}

const listed: readonly RegionLayer[] = [
  { id: 'selection', name: 'Selection', kind: 'selection', preselected: true },
  { id: 'mask', name: 'Layer mask of Bottle retouch copy 2', kind: 'mask', preselected: false },
  { id: 'channel/5', name: 'Alpha 1', kind: 'mask', preselected: false },
]

const selected = feathered()

const base: PanelState = {
  ...sampleState(),
  capabilities,
  offers: { ...noOffers, choosePicture: true, editMask: true },
  picked: layer,
  draftOf: { source: '1/17', width: 600, height: 400 },
  promptsInFile: false,
  thumbnails: Object.fromEntries(
    ['source s1', 'id1 written', 'id2 written', 'id3 written', 'id4 adjusted'].map((key, index) => [
      `1/17 ${key}`,
      samplePicture(96, 64, index * 12),
    ]),
  ),
}

const failure = {
  code: 'host_busy' as const,
  message: 'Photoshop is busy with something else.',
  hint: 'Finish or cancel what is open there, then try again. The result is kept.',
  retryable: true,
}

/** One of everything that the panel can show in Photoshop, by name. */
export const photoshopStates: Readonly<Record<string, PanelState>> = {
  fresh: withAreas({
    ...base,
    lineages: [],
    picked: { ...layer, lineage: null, head: { kind: 'source' } },
  }),
  advised: {
    ...typed(several, withNotes(base)),
    open: { next: false, sending: false, more: false, shapes: false, brief: true },
  },
  steps: withSteps(['Warm the light', 'Add foliage'], base),
  stopping: {
    ...afterSixSteps(base),
    open: { next: true, sending: false, more: false, shapes: false, brief: false },
  },
  remark: typed('a bit more', base),
  selection: withAreas({
    ...base,
    regionLayers: listed,
    draft: said(base, 'make the light warmer'),
  }),
  kept: withAreas({
    ...base,
    regionLayers: listed,
    draft: {
      ...said(base, 'make the light warmer'),
      painting: { region: selected, protect: fullMask({ x: 300, y: 140, width: 60, height: 40 }) },
      kept: { selection: selected },
      layers: { selection: 'off' },
    },
    open: { next: false, sending: true, more: true, shapes: true, brief: false },
    preparation: { kind: 'ready', revision: 0, prepared },
  }),
  changed: {
    ...base,
    draft: said(base, 'brighten the label'),
    changed: { source: '1/17', state: 's1', mask: selected },
    placed: 'id4',
    selected: 'id4',
  },
  choosing: { ...base, choice: choosing.choice },
  running: {
    ...base,
    draft: said(base, 'make the light warmer'),
    run: {
      provider: 'local',
      instruction: 'make the light warmer',
      progress: { stage: 'settling', fraction: 0.42 },
      partial: samplePicture(),
      partials: 1,
      crop: null,
    },
  },
  placing: { ...base, busy: true, doing: { stage: 'placing', fraction: null } },
  problem: {
    ...base,
    draft: said(base, 'make the light warmer'),
    problem: { error: failure, retry: { kind: 'place', call: 'c' } },
    waiting: [arrived()],
  },
  question: {
    ...base,
    question: { title: 'Send to Cloud Painter?', text: 'The crop leaves.', agree: 'Send' },
  },
  batch: {
    ...base,
    draft: said(base, 'make the light warmer'),
    pickedAll: [
      layer,
      { ...layer, source: '1/18', name: 'Cap' },
      { ...layer, source: '1/19', name: 'Label' },
    ],
  },
  report: {
    ...base,
    queueReport: { count: 3, placed: 1, failures: [{ name: 'Cap', error: failure }] },
  },
  refused: {
    ...base,
    picked: null,
    pickProblem: {
      code: 'unsupported_source',
      message: 'This document is in CMYK.',
      hint: 'Convert it to RGB (Image > Mode) to refine it here.',
      retryable: false,
    },
  },
  empty: { ...base, picked: null },
  first: {
    ...base,
    ...servedBy(),
    picked: null,
    lineages: [],
    offers: { ...noOffers, addSource: true },
  },
  sketched: {
    ...base,
    ...servedBy(),
    view: 'first',
    first: { ...base.first, words: 'a cup', sketch: { name: 'Rough', picture: samplePicture() } },
  },
  served: {
    ...base,
    ...servedBy(),
    draft: {
      ...said(base, 'make the light warmer'),
      references: [{ name: 'Dawn', role: 'the light', picture: samplePicture() }],
    },
    open: { next: false, sending: true, more: true, shapes: false, brief: false },
    warning: 'The day’s budget is nearly used up.',
    waiting: [{ ...arrived(), state: 'unknown', ticket: 't1' }],
  },
  branded: withShelves(base),
  kits: { ...withShelves(base), view: 'kits' },
  recipes: { ...withShelves(base), view: 'recipes' },
  settings: { ...base, ...servedBy(), view: 'settings' },
  spending: {
    ...base,
    view: 'spending',
    spending: {
      sums: [],
      lines: [
        {
          ...{ call: 'c1', edit: 'e1', attempt: 1, sentAt: 0, document: 'Bottle.psd' },
          ...{ provider: 'cloud', model: 'paint-2', outcome: 'unknown', estimate: exactly(0.04) },
          ...{ costUsd: null, pictures: 0, acceptance: null },
        },
      ],
    },
  },
  readOnly: {
    ...base,
    capabilities: { ...capabilities, readOnly: { reason: 'Quick Mask is on.', fix: 'Press Q.' } },
  },
}

/** A server of the user's own is set up: it says which models it has and has settings of its own. */
function servedBy(): Pick<PanelState, 'providers' | 'setup' | 'serverModels'> {
  const names = [{ id: 'xl', label: 'SDXL' }]
  return {
    providers: [localInfo, cloudInfo, serverInfo],
    setup: { ...base.setup, provider: 'server', strength: 0.4 },
    serverModels: { server: { names, askedAt: 0, asking: false, error: failure } },
  }
}

function said(state: PanelState, instruction: string): PanelState['draft'] {
  return { ...state.draft, instruction, preserve: [{ text: 'the logo', kind: 'product shape' }] }
}

/** Gives a state whose marked areas were read. */
function withAreas(state: PanelState): PanelState {
  const what = areasWanted(state)
  const region = state.regionLayers.length > 0 && !state.draft.kept.selection ? selected : null
  return { ...state, areas: { what, looks: state.looks, region, protect: null, error: null } }
}

/** An oval selection whose feather is wider than its outline shows. */
function feathered(): Mask {
  const rect = { x: 180, y: 100, width: 200, height: 160 }
  const data = new Uint8Array(rect.width * rect.height)
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      const far = Math.hypot((x - 99.5) / 100, (y - 79.5) / 80)
      data[y * rect.width + x] = Math.round(255 * Math.min(1, Math.max(0, (1 - far) / 0.5)))
    }
  }
  return createMask(rect, data)
}

function arrived(): PanelState['waiting'][number] {
  return {
    id: 'call1',
    attempt: { edit: 'edit', ordinal: 1 },
    state: 'answered',
    sentAt: Date.parse('2026-11-20T11:40:00Z'),
    edit: prepared.edit,
    plan: prepared.plan,
    source: { layer: '1/17', name: 'Bottle retouch copy 2', lineage: null },
    estimate: exactly(0.04),
    candidates: 2,
    report,
  } as never
}
