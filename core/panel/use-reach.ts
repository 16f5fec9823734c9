import { useEffect, useMemo, useState } from 'preact/hooks'
import type { EdgePreview } from '../edit/preview-edge.ts'
import type { Picture } from '../image/picture.ts'
import { intersectRects, padRect, type Rect, rectOf, type Size } from '../image/rect.ts'
import { maskBounds } from '../mask/mask-bounds.ts'
import type { PanelStore } from './panel-store.ts'
import { type ReachShares, reachPicture, reachShares } from './reach-picture.ts'
import type { PanelState } from './state.ts'
import { useEdgeCoverage } from './use-edge-coverage.ts'

/** Longer side of the picture of the whole source that the reach is drawn on, in pixels. */
const baseEdge = 768
/** Longer side of what is drawn. */
const drawnEdge = 512

/** How far the draft's change would reach: as a picture as soon as there is one to draw on, and in numbers. */
export interface Reach {
  readonly picture: Picture | null
  readonly shares: ReachShares
  /** Whether every pixel of the source was counted. */
  readonly exact: boolean
}

/** Works out the reach of the draft's region over what shows; null without a region, and until it is known. */
export function useReach(store: PanelStore, state: PanelState): Reach | null {
  const reach = useEdgeCoverage(store, state)
  const base = useBase(store, state, reach !== null)
  const { picked } = state
  const width = picked?.width ?? 0
  const height = picked?.height ?? 0
  return useMemo(() => {
    if (!reach || width === 0) return null
    const source = { width, height }
    const view = viewOf(reach, source)
    const picture = base && view && reachPicture({ base, source, reach, view, maxEdge: drawnEdge })
    return { picture, shares: reachShares(reach, source), exact: reach.density === 1 }
  }, [reach, base, width, height])
}

/** The part of the source that is worth looking at: what is reached, and some of what is around it. */
function viewOf({ mask, density }: EdgePreview, source: Size): Rect | null {
  const bounds = maskBounds(mask)
  if (!bounds) return null
  const place = (length: number) => Math.round(length / density)
  const reached = {
    x: place(bounds.x),
    y: place(bounds.y),
    width: Math.max(1, place(bounds.width)),
    height: Math.max(1, place(bounds.height)),
  }
  const around = Math.round(Math.max(reached.width, reached.height) * 0.2) + 8
  return intersectRects(padRect(reached, around), rectOf(source))
}

/** Reads a small picture of what shows, once for each thing that shows. */
function useBase(store: PanelStore, state: PanelState, wanted: boolean): Picture | null {
  const [known, setKnown] = useState<{ key: string; picture: Picture } | null>(null)
  const { picked } = state
  const shown = picked?.head.kind === 'version' ? picked.head.id : null
  const key = picked && wanted ? JSON.stringify([picked.source, picked.state, shown]) : null
  useEffect(() => {
    if (key === null) return
    const stop = new AbortController()
    const { signal } = stop
    store.readSmall(shown, baseEdge, { signal }).then(
      (picture) => {
        if (!signal.aborted) setKnown({ key, picture })
      },
      // For looking at only: the numbers are there without it.
      () => {},
    )
    return () => stop.abort()
  }, [key, store])
  return known?.key === key ? known.picture : null
}
