import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { EdgePreview } from '../edit/preview-edge.ts'
import type { Picture } from '../image/picture.ts'
import { intersectRects, padRect, type Rect, rectOf, type Size } from '../image/rect.ts'
import { maskBounds } from '../mask/mask-bounds.ts'
import { chosenRegion } from './chosen.ts'
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
  /** Whether that picture is still to come. */
  readonly isComing: boolean
  /** Whether this is the reach before the latest change, whose own is still worked out. */
  readonly isStale: boolean
  readonly shares: ReachShares
  /** Whether every pixel of the source was counted. */
  readonly exact: boolean
}

/**
 * Works out the reach of the draft's region over what shows; null without a region, and until it is known.
 *
 * The reach of the region before stays until the new one is known, so that nothing below it moves up and down.
 */
export function useReach(store: PanelStore, state: PanelState): Reach | null {
  const { picked } = state
  const now = useReachNow(store, state)
  const before = useRef<{ readonly source: string; readonly reach: Reach } | null>(null)
  if (now && picked) before.current = { source: picked.source, reach: now }
  if (chosenRegion(state) === null) before.current = null
  if (now) return now
  const known = before.current
  return known && known.source === picked?.source ? { ...known.reach, isStale: true } : null
}

function useReachNow(store: PanelStore, state: PanelState): Reach | null {
  const reach = useEdgeCoverage(store, state)
  const { base, failed } = useBase(store, state, reach !== null)
  const { picked } = state
  const width = picked?.width ?? 0
  const height = picked?.height ?? 0
  return useMemo(() => {
    if (!reach || width === 0) return null
    const source = { width, height }
    const view = viewOf(reach, source)
    const picture = base && view && reachPicture({ base, source, reach, view, maxEdge: drawnEdge })
    const isComing = view !== null && !base && !failed
    const shares = reachShares(reach, source)
    return { picture, isComing, isStale: false, shares, exact: reach.density === 1 }
  }, [reach, base, failed, width, height])
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

/** What was read of a source, and as what it showed then; no picture where none could be read. */
interface Base {
  readonly key: string
  readonly source: string
  readonly picture: Picture | null
}

/** Reads a small picture of what shows, once for each thing that shows; the one before stays until it is there. */
function useBase(
  store: PanelStore,
  state: PanelState,
  wanted: boolean,
): { readonly base: Picture | null; readonly failed: boolean } {
  const [known, setKnown] = useState<Base | null>(null)
  const { picked } = state
  const source = picked?.source ?? ''
  const shown = picked?.head.kind === 'version' ? picked.head.id : null
  const key = JSON.stringify([source, picked?.state, shown])
  const isKnown = known?.key === key
  useEffect(() => {
    if (!wanted || isKnown) return
    const stop = new AbortController()
    const { signal } = stop
    const put = (picture: Picture | null) => {
      if (!signal.aborted) setKnown({ key, source, picture })
    }
    // For looking at only: the numbers are there without it.
    store.readSmall(shown, baseEdge, { signal }).then(put, () => put(null))
    return () => stop.abort()
  }, [wanted, isKnown, key, store])
  const base = known?.source === source ? known.picture : null
  return { base, failed: isKnown && base === null }
}
