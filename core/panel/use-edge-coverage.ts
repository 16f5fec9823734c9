import { useEffect, useState } from 'preact/hooks'
import type { EdgePreview } from '../edit/preview-edge.ts'
import { chosenRegion } from './chosen.ts'
import type { PanelStore } from './panel-store.ts'
import type { PanelState } from './state.ts'
import { useProtected } from './use-protected.ts'

/** How long a stroke must have rested before its edge is worked out, in milliseconds. */
const pauseMs = 120

/** Gives the edge of the draft's region, worked out a moment after the last change; null until then. */
export function useEdgeCoverage(
  { previewEdge }: Pick<PanelStore, 'previewEdge'>,
  state: PanelState,
): EdgePreview | null {
  const { draft, picked } = state
  const region = chosenRegion(state)
  const protect = useProtected(state)
  const [known, setKnown] = useState<{ for: unknown; coverage: EdgePreview | null }>()
  useEffect(() => {
    if (!region || !picked) return
    const stop = new AbortController()
    const { signal } = stop
    const put = (coverage: EdgePreview | null) => {
      if (!signal.aborted) setKnown({ for: region, coverage })
    }
    const timer = setTimeout(() => {
      const { width, height } = picked
      const input = { region, protect, edge: draft.edge, picture: { width, height } }
      // For looking at only: without it the region's own outline is still there.
      previewEdge(input, { signal }).then(put, () => put(null))
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [region, protect, draft.edge, picked?.width, picked?.height])
  return region && known?.for === region ? known.coverage : null
}
