import type { Report } from '../../../../core/edit/report.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import { choosing } from './sample-choice.ts'
import { report, sampleEdit, sampleLineage, samplePicture, sampleState } from './sample-state.ts'

/** A report in which everything was measured, and some checks fail. */
export const measured: Report = {
  ...report,
  density: 0.82,
  alignment: {
    ...{ shiftX: 3.21, shiftY: -1.1, scaleX: 1.0082, scaleY: 1.0082 },
    ...{ degrees: 0, confidence: 0.93 },
  },
  cast: { l: 1.2, a: -0.3, b: 2.04 },
  seam: 1.42,
  ring: { mean: 1.8, p95: 6.1 },
  sharpness: 0.93,
  changedShare: 0.634,
  cut: 0.22,
  discarded: { share: 0.28, deltaE: 2.7 },
  preserves: [
    { text: 'all text, letter by letter', result: 'untouched' },
    { text: 'the face', result: 'kept', structure: 0.95, edges: 1, against: 'parent' },
    { text: 'the bottle', result: 'changed', structure: 0.12, edges: 0.3, against: 'root' },
    { text: 'the lighting and its direction', result: 'not measured' },
  ],
  notes: ['The change is coarser than the picture: 0.82 provider pixels per picture pixel.'],
}

/** The details of a version that was painted elsewhere and fully measured. */
export function measuredState(changes: Partial<Report> = {}): PanelState {
  const lineage = sampleLineage()
  const versions = lineage.versions.map((version) => ({
    ...version,
    adjusted: false,
    record: {
      ...version.record,
      edit: { ...sampleEdit('put a blue plate here', 'id2'), provider: 'cloud', model: 'paint-2' },
      report: { ...measured, ...changes },
      costUsd: 0.042,
    },
  }))
  return sampleState({ lineages: [{ ...lineage, versions }], selected: 'id4' })
}

const { choice } = choosing

/** Both scopes of one answer, to be chosen from. */
export const scoped: PanelState = {
  ...choosing,
  choice: choice && {
    ...choice,
    proposal: {
      ...choice.proposal,
      candidates: (['only what changed', 'everything'] as const).map((scope, i) => ({
        content: { kind: 'replacing', picture: samplePicture() },
        scope,
        report: {
          ...measured,
          seam: i === 0 ? 0.1 : 1.42,
          cut: 0,
          preserves: [],
          notes: [...measured.notes, `Only here: ${scope}.`],
        },
      })),
    },
  },
}

const { draft } = sampleState()

/** Things that must stay, some with a place, while something is marked on the picture. */
export const placed: PanelState = {
  ...sampleState(),
  draft: {
    ...draft,
    instruction: 'put a blue plate here',
    painting: { region: fullMask({ x: 40, y: 60, width: 300, height: 120 }), protect: null },
    preserve: [
      { text: 'all text, letter by letter', kind: 'text' },
      {
        ...{ text: 'the bottle’s front label, which is long', kind: 'other' },
        area: { x: 40, y: 60, width: 300, height: 120 },
      },
    ],
  },
}
