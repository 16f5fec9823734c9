import { useMemo } from 'preact/hooks'
import { loadMask } from '../edit/stored-mask.ts'
import type { Lock } from '../history/lineage-notes.ts'
import { uniteMasks } from '../mask/combine.ts'
import type { Mask } from '../mask/mask.ts'
import { chosenProtect, pickedLocks } from './chosen.ts'
import type { PanelState } from './state.ts'
import { useUnited } from './use-united.ts'

/** Gives all that stays inside a region, for looking at: what is protected for the draft, and what is locked. */
export function useProtected(state: PanelState): Mask | null {
  const locks = pickedLocks(state)
  // A lock never changes: its id stands for its area.
  const ids = locks.map(({ id }) => id).join()
  const locked = useMemo(() => uniteAll(locks.flatMap(readable)), [ids])
  const wanted = useUnited(chosenProtect(state))
  return useUnited([wanted, locked].filter((mask) => mask !== null))
}

/** A damaged lock can still be seen in the list and unlocked; refining says what is wrong with it. */
function readable({ area }: Lock): readonly Mask[] {
  try {
    return [loadMask(area)]
  } catch {
    return []
  }
}

function uniteAll(masks: readonly Mask[]): Mask | null {
  return masks.length === 0 ? null : masks.reduce(uniteMasks)
}
