import { storeMask } from '../../../../core/edit/stored-mask.ts'
import { noNotes } from '../../../../core/history/lineage-notes.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { reduce } from '../../../../core/panel/reduce.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import { sampleLineage } from './sample-state.ts'

/** An instruction that is several in one. */
export const several =
  'Make the lighting warmer, include some foliage, and change the background to a café'

/** The state once a text stands in the instruction field. */
export function typed(text: string, state: PanelState): PanelState {
  return reduce(state, { type: 'instruct', text })
}

/** The state with a list of steps that say these words. */
export function withSteps(words: readonly string[], state: PanelState): PanelState {
  const steps = words.map((instruction) => ({ instruction, stage: 'light', preserve: [] }) as const)
  return reduce(typed(several, state), { type: 'advice', change: { kind: 'steps', steps } })
}

/** The state with a brief and a lock on the saucer. */
export function withNotes(state: PanelState): PanelState {
  const area = storeMask(fullMask({ x: 0, y: 0, width: 80, height: 40 }))
  const lock = { id: 'k', text: 'the saucer', kind: 'product shape', area } as const
  const brief = {
    purpose: 'shop page',
    audience: 'people at home',
    mood: 'calm',
    mustHaves: ['steam'],
    role: 'product',
  } as const
  const notes = { ...noNotes, locks: [lock], brief: { ...brief, mustHaves: [...brief.mustHaves] } }
  return { ...state, lineages: [{ ...sampleLineage(), notes }] }
}
