import type { Edit } from '../../../../core/edit/edit.ts'
import type { Report } from '../../../../core/edit/report.ts'
import type { Lineage, Version } from '../../../../core/history/lineage.ts'
import { noNotes } from '../../../../core/history/lineage-notes.ts'
import type { Picked } from '../../../../core/host.ts'
import type { HostCapabilities } from '../../../../core/host-capabilities.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import type { ModelCapabilities } from '../../../../core/model.ts'
import { createPanelState } from '../../../../core/panel/create-panel-state.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import type { ProviderInfo } from '../../../../core/provider.ts'

/** States as the panel meets them, made of plain data. */

export const capabilities: HostCapabilities = {
  name: 'this page',
  stacking: 'patches',
  paintsMasks: true,
  regionHint: null,
  depths: [8, 16],
  replacing: true,
  reframe: false,
  undo: true,
  reach: () => ({ ok: true }),
}

const model: ModelCapabilities = {
  id: 'classic',
  label: 'Classic',
  sizes: { kind: 'any', maxPixels: 1e8, maxEdge: 30_000 },
  mask: { meaning: 'white', kept: 'exact', blanks: false },
  markup: false,
  depth: 16,
  anyColorSpace: true,
  alpha: true,
  transparentOutput: false,
  faithful: false,
  maxReferences: 0,
  maxVariations: 1,
  strength: { usual: null, advice: [] },
  seed: false,
  streaming: false,
  generates: false,
  qualities: [],
  complexities: [],
  prices: null,
}

export const localInfo: ProviderInfo = {
  id: 'local',
  label: 'On this machine',
  description: 'Light, tone, colour and blur, computed here. Free; nothing leaves this machine.',
  needsKey: false,
  origins: [],
  takesBaseUrl: false,
  models: [model],
  defaultModel: 'classic',
  examples: [
    { text: 'make the light warmer', needsRegion: false },
    { text: 'blur the background', needsRegion: true },
    { text: '20 % more contrast', needsRegion: false },
    { text: 'golden hour', needsRegion: false },
    { text: 'black and white', needsRegion: false },
    { text: 'lift the shadows', needsRegion: false },
    { text: 'add a subtle vignette', needsRegion: false },
  ],
}

export const cloudInfo: ProviderInfo = {
  id: 'cloud',
  label: 'Cloud Painter',
  description: 'A generative model. The crop, the mask and your words are sent to cloud.example.',
  needsKey: true,
  origins: ['https://cloud.example'],
  takesBaseUrl: true,
  models: [
    {
      ...model,
      id: 'paint-2',
      label: 'Paint 2',
      maxVariations: 4,
      seed: true,
      qualities: ['low', 'medium', 'high'],
    },
    { ...model, id: 'paint-1', label: 'Paint 1' },
  ],
  defaultModel: 'paint-2',
}

/** A server of the user's own: a key may be given, it names its models, and it has settings of its own. */
export const serverInfo: ProviderInfo = {
  id: 'server',
  label: 'Own server',
  description: 'A server on your own machine. Free; nothing leaves it.',
  needsKey: false,
  takesKey: true,
  origins: ['http://localhost:7860'],
  takesBaseUrl: true,
  options: [
    { id: 'sampler', label: 'Sampler', help: 'How it paints.', values: ['Euler', 'DPM++'] },
    { id: 'steps', label: 'Steps', help: 'In how many steps it paints.' },
  ],
  models: [
    {
      ...model,
      id: 'loaded',
      label: 'The loaded model',
      complexities: ['low', 'high'],
      streaming: 'polled',
      strength: {
        usual: 0.45,
        advice: [
          { name: 'Final pass', from: 0.35, to: 0.45, why: 'Texture becomes finer.' },
          { name: 'Refinement', from: 0.35, to: 0.5, why: 'Light follows your words.' },
          { name: 'Replacement', from: 0.6, to: 0.85, why: 'Something else takes its place.' },
        ],
      },
    },
  ],
  modelsFromServer: true,
  defaultModel: 'loaded',
}

export const report: Report = {
  outside: { pixels: 182_340, changedPixels: 0, maxDifference: 0 },
  inside: { pixels: 57_660, changedPixels: 57_102, maxDifference: 61, meanDifference: 12.4 },
  density: 1,
  answeredSize: { width: 600, height: 400 },
  notes: [],
}

export function sampleEdit(instruction: string, parent: string | null): Edit {
  return {
    source: { width: 600, height: 400, depth: 8, state: 's1' },
    parent,
    instruction,
    region: null,
    edge: { kind: 'strict' },
    protect: [],
    preserve: [],
    references: [],
    strength: null,
    provider: 'local',
    model: 'classic',
    quality: null,
    variations: 1,
    seed: null,
  }
}

export function sampleVersion(
  number: number,
  parent: number | null,
  instruction: string,
  changes: Partial<Version> = {},
): Version {
  const id = `id${number}`
  const parentId = parent === null ? null : `id${parent}`
  const name = `coffee · v${number} · ${instruction}`
  return {
    record: {
      schema: 1,
      id,
      lineage: 'l1',
      parent: parentId,
      number,
      kind: 'patch',
      createdAt: new Date(
        Date.parse('2026-11-20T11:58:00Z') - (5 - number) * 420_000,
      ).toISOString(),
      edit: sampleEdit(instruction, parentId),
      crop: { x: 0, y: 0, width: 600, height: 400 },
      report,
      costUsd: 0,
      call: `call${number}`,
      starred: number === 2,
      note: '',
      fingerprint: 'f',
      layer: { id: `layer${number}`, name },
    },
    layer: `layer${number}`,
    name,
    visible: false,
    children: [],
    adjusted: false,
    moved: false,
    takenOut: false,
    parentMissing: false,
    sourceChanged: false,
    ...changes,
  }
}

/** v1 ← v2 ← v4, and v1 ← v3: a tree with one branch. */
export function sampleLineage(): Lineage {
  return {
    id: 'l1',
    source: 'source',
    sourceName: 'coffee',
    derivedFrom: null,
    versions: [
      sampleVersion(1, null, 'make the light warmer', { children: ['id2', 'id3'] }),
      sampleVersion(2, 1, 'blur the background', { children: ['id4'] }),
      sampleVersion(3, 1, 'change the background to warm cream'),
      sampleVersion(4, 2, '20 % more contrast', { adjusted: true, visible: true }),
    ],
    head: { kind: 'version', id: 'id4' },
    notes: noNotes,
  }
}

export const picked: Picked = {
  source: 'source',
  name: 'coffee',
  width: 600,
  height: 400,
  depth: 8,
  color: { space: 'srgb', name: 'sRGB' },
  state: 's1',
  lineage: 'l1',
  head: { kind: 'version', id: 'id4' },
  offersRegion: false,
}

/** A smooth picture, so that thumbnails look like something. */
export function samplePicture(width = 96, height = 64, warmth = 0): Picture {
  const picture = createPicture({ width, height }, 8)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pos = (y * width + x) * 4
      picture.data[pos] = Math.min(255, 70 + (x / width) * 150 + warmth)
      picture.data[pos + 1] = 60 + (y / height) * 120
      picture.data[pos + 2] = Math.max(0, 150 - (x / width) * 90 - warmth)
      picture.data[pos + 3] = 255
    }
  }
  return picture
}

/** A panel over a picture that has the tree of {@link sampleLineage}. */
export function sampleState(changes: Partial<PanelState> = {}): PanelState {
  const state = createPanelState(capabilities, [localInfo, cloudInfo])
  return {
    ...state,
    loaded: true,
    picked,
    draftOf: { source: 'source', width: 600, height: 400 },
    lineages: [sampleLineage()],
    ...changes,
  }
}
