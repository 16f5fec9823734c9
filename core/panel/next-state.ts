import type { Advice } from '../guide/director/advice.ts'
import type { PreparedQuestion } from '../refine/ask-director.ts'
import { refinedVersion } from './chosen.ts'
import type { PanelState } from './state.ts'

/** What an art director proposed for one look of one picture. */
export interface GivenAdvice {
  readonly source: string
  /** What was looked at; null: the source. */
  readonly version: string | null
  readonly advice: Advice
}

/** What could come next on the picked picture. */
export interface NextState {
  /** Whether an art director can be asked here at all. */
  readonly offered: boolean
  /** What an art director would be shown, until the user agrees or declines. */
  readonly question: PreparedQuestion | null
  /** Whether one is being asked. */
  readonly asking: boolean
  readonly given: GivenAdvice | null
}

/** Nothing was asked yet. */
export const nothingNext: NextState = { offered: false, question: null, asking: false, given: null }

/** Gives what was proposed for what shows: for any other look of the picture it is out of date. */
export function adviceNow(state: PanelState): GivenAdvice | null {
  const { given } = state.next
  const isNow = given?.source === state.picked?.source && given?.version === refinedVersion(state)
  return isNow ? given : null
}
