import { useEffect, useState } from 'preact/hooks'
import { chosenProtect, chosenRegion } from '../chosen.ts'
import type { PanelState } from '../state.ts'
import { useUnited } from '../use-united.ts'
import { edgeCoverage } from './edge-coverage.ts'
import type { OverlayMask } from './paint-overlay.ts'

/** How long a stroke must have rested before its edge is worked out, in milliseconds. */
const pauseMs = 120

/** Gives the edge of the draft's region, worked out a moment after the last change; null until then. */
export function useEdgeCoverage(state: PanelState): OverlayMask | null {
  const { draft, picked } = state
  const region = chosenRegion(state)
  const protect = useUnited(chosenProtect(state))
  const [known, setKnown] = useState<{ for: unknown; coverage: OverlayMask | null }>()
  useEffect(() => {
    if (!region || !picked) return
    const timer = setTimeout(() => {
      setKnown({ for: region, coverage: edgeCoverage(region, protect, draft.edge, picked) })
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [region, protect, draft.edge, picked?.width, picked?.height])
  return region && known?.for === region ? known.coverage : null
}
