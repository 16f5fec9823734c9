import type { Advice } from '../guide/director/advice.ts'
import type { DriftNotice } from '../guide/drift/drift.ts'
import type { Look } from '../guide/look/look.ts'
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
  /** How what shows looks, as {@link shownKey} names it; a null look could not be measured. */
  readonly seen: { readonly key: string; readonly look: Look | null } | null
  /** What has drifted on the way to a version, as far as it was measured. */
  readonly drift: {
    readonly source: string
    readonly version: string
    readonly notice: DriftNotice | null
  } | null
}

/** Nothing was asked yet. */
export const nothingNext: NextState = {
  offered: false,
  question: null,
  asking: false,
  given: null,
  seen: null,
  drift: null,
}

/** Gives what was proposed for what shows: for any other look of the picture it is out of date. */
export function adviceNow(state: PanelState): GivenAdvice | null {
  const { given } = state.next
  const isNow = given?.source === state.picked?.source && given?.version === refinedVersion(state)
  return isNow ? given : null
}

/** Names what shows of the picked source; null where it is no single version, or nothing is picked. */
export function shownKey(state: PanelState): string | null {
  const { picked, lineages, looks } = state
  if (!picked || picked.head.kind === 'mix') return null
  const version = refinedVersion(state)
  const own = lineages
    .find(({ id }) => id === picked.lineage)
    ?.versions.find(({ record }) => record.id === version)
  // What was changed by hand may have changed again.
  return `${picked.source} ${picked.state} ${version ?? ''}${own?.adjusted ? ` ${looks}` : ''}`
}
