import type { Report } from '../../edit/report.ts'
import type { Lineage } from '../../history/lineage.ts'
import type { BrandKit } from '../brand-kit/brand-kit.ts'
import type { PaletteDistance } from '../brand-kit/palette-distance.ts'
import type { Look } from '../look/look.ts'
import type { Reading } from '../reading/reading.ts'
import type { Stage } from '../stages/stage.ts'

/** What was measured of the version that is refined now. What is absent or null was not measured. */
export interface Measures {
  /** Of its last refinement. */
  readonly report?: Report | null
  readonly look?: Look | null
  /** Its distance from the palette of the brand kit. */
  readonly palette?: PaletteDistance | null
}

/** Everything that rules look at. */
export interface GapInput {
  readonly lineage: Lineage | null
  readonly measures: Measures
  readonly kit: BrandKit | null
  /** What was accepted on the way, read. */
  readonly path: readonly Reading[]
}

/** Something that a picture still lacks. */
export interface Gap {
  /** How large it is: 1 is just worth a word. */
  readonly gap: number
  readonly change: string
  readonly why: string
  readonly stage: Stage
}

/** One rule, with its reason. */
export interface GapRule {
  readonly name: string
  readonly reason: string
  readonly find: (input: GapInput) => readonly Gap[]
}
