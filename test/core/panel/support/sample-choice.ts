import { fullMask } from '../../../../core/mask/mask.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import { exactly } from '../../../support/exactly.ts'
import { report, sampleEdit, samplePicture, sampleState } from './sample-state.ts'

export const region = fullMask({ x: 0, y: 0, width: 60, height: 400 })
export const written = sampleState({
  draft: { ...sampleState().draft, instruction: 'make the light warmer' },
})
export const prepared = {
  edit: sampleEdit('make the light warmer', null),
  editHash: '',
  plan: {
    crop: { x: 10, y: 20, width: 300, height: 200 },
    sent: { width: 150, height: 100 },
    density: 0.5,
  },
  place: null,
  prompt: '',
  estimate: exactly(0.042),
  maskUse: { use: 'none' as const, reason: 'Change is allowed everywhere: there is no mask.' },
  sent: samplePicture(150, 100),
  intent: {} as never,
}
export const choosing: PanelState = {
  ...written,
  choice: {
    proposal: {
      call: 'c1',
      prepared,
      candidates: [1, 2].map(() => ({
        report,
        content: { kind: 'replacing' as const, picture: samplePicture() },
      })),
      usage: { costUsd: 0 },
    },
    previews: [samplePicture(), samplePicture()],
    picked: [0],
    previewed: 0,
  },
}
