import type { Suggestion } from './finding.ts'
import type { GuideContext } from './guide-context.ts'

/** Proposes to mark a region, where it is known that none is marked. */
export function marking({ region }: GuideContext): readonly Suggestion[] {
  return region === null ? [{ kind: 'mark', label: 'Mark where it may change' }] : []
}
