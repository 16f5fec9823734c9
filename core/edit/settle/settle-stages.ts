import { bringToSize } from './bring-to-size.ts'
import { carryDetail } from './carry-detail.ts'
import { drawCoverage } from './draw-coverage.ts'
import { fillTransparent } from './fill-transparent.ts'
import { keepAlpha } from './keep-alpha.ts'
import { localise } from './localise.ts'
import { matchColor } from './match-color.ts'
import { membrane } from './membrane.ts'
import { registerCandidate } from './register.ts'
import type { SettleStage } from './settle.ts'
import { toSourceDepth } from './to-source-depth.ts'

/**
 * What makes a candidate fit, in order: a new stage is a file in this folder and a line here.
 *
 * Stages before `bringToSize` see the candidate as it came; stages after it see it pixel on pixel with the parent.
 */
export const settleStages: readonly SettleStage[] = [
  registerCandidate,
  bringToSize,
  fillTransparent,
  keepAlpha,
  matchColor,
  localise,
  membrane,
  carryDetail,
  drawCoverage,
  toSourceDepth,
]

/** What an answer needs that is laid in as it came: its size, its place and its edge, and nothing that makes it fit. */
export const stagesAsItCame: readonly SettleStage[] = [
  bringToSize,
  fillTransparent,
  keepAlpha,
  drawCoverage,
  toSourceDepth,
]
