import type { Preserve } from '../../edit/edit.ts'
import type { FailedRound, Lock, PictureRole } from '../../history/lineage-notes.ts'
import type { Rect, Size } from '../../image/rect.ts'
import type { BrandKit } from '../brand-kit/brand-kit.ts'

/** A region, as far as advice needs it. */
export interface RegionFacts {
  /** Covered pixels as a share of the picture, 0..1. */
  readonly share: number
  /** In source pixels. */
  readonly bounds: Rect
}

/** A change that was accepted on the way to the version that is refined. */
export interface PastStep {
  readonly version: string
  readonly number: number
  readonly instruction: string
}

/** A thing that someone who looked at the picture has named. */
export interface SeenThing {
  readonly name: string
  /** In source pixels. */
  readonly box: Rect
}

/** What is known around an instruction. An absent key is not known, and then nothing is found that needs it. */
export interface GuideContext {
  readonly picture?: Size
  /** Null: none is marked, the whole picture may change. */
  readonly region?: RegionFacts | null
  readonly preserves?: readonly Preserve[]
  readonly locks?: readonly Lock[]
  /** What the picture shows first of all, as the brief says. */
  readonly role?: PictureRole
  readonly kit?: BrandKit
  /** Oldest first; empty: nothing was accepted yet. */
  readonly path?: readonly PastStep[]
  /** Rounds of this lineage that came to nothing. */
  readonly failed?: readonly FailedRound[]
  /** What a model that looked at the picture said is in it. */
  readonly seen?: readonly SeenThing[]
}
