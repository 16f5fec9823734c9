import { identityAlignment } from '../../../core/edit/settle/alignment.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { alignPoint } from '../../../test/support/drift/geometry.ts'
import type { BenchmarkCase } from '../benchmark-case.ts'
import type { MethodResult } from '../methods/method.ts'

/**
 * Gives how far the alignment that was found is from the true one over the region, in provider pixels, on the mean.
 *
 * `warpResidual` is what no alignment can undo, apart. Methods that do not register are measured as the identity.
 */
export function registrationError({ edit, drifted }: BenchmarkCase, { alignment }: MethodResult) {
  const crop = edit.parent
  const answer = drifted.picture
  const found = alignment ?? identityAlignment
  const { x: left, y: top, width, height } = edit.region?.rect ?? rectOf(crop)
  const steps = 12
  let registration = 0
  let warpResidual = 0
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const x = left + ((column + 0.5) * width) / steps
      const y = top + ((row + 0.5) * height) / steps
      const [foundX, foundY] = alignPoint(found, crop, answer, [x, y])
      const [trueX, trueY] = alignPoint(drifted.alignment, crop, answer, [x, y])
      const [warpX, warpY] = drifted.warp(x, y)
      registration += Math.hypot(foundX - trueX, foundY - trueY)
      warpResidual += Math.hypot(warpX, warpY)
    }
  }
  const count = steps * steps
  return {
    registration: registration / count,
    warpResidual: warpResidual / count,
    confidence: alignment?.confidence ?? null,
  }
}
