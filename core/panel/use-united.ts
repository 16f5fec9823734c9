import { useMemo } from 'preact/hooks'
import { uniteMasks } from '../mask/combine.ts'
import type { Mask } from '../mask/mask.ts'

/** Gives the area that at most two masks cover together, the same mask as long as they are the same; null for none. */
export function useUnited(masks: readonly Mask[]): Mask | null {
  const [first, second] = masks
  return useMemo(() => {
    if (!first) return null
    return second ? uniteMasks(first, second) : first
  }, [first, second])
}
