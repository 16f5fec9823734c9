import { expect, test } from 'vitest'
import { cellErrors } from '../../../../../core/edit/settle/detail/cell-errors.ts'
import { coherence } from '../../../../../core/edit/settle/detail/coherence.ts'
import { cellKinds, detailCells } from '../../../../../core/edit/settle/detail/detail-cells.ts'
import { driftNoise } from '../../../../../core/edit/settle/detail/drift-noise.ts'
import { localAffine } from '../../../../../core/edit/settle/detail/local-affine.ts'
import { rectOf } from '../../../../../core/image/rect.ts'
import { createMask } from '../../../../../core/mask/mask.ts'
import { finish } from '../../../../../core/steps.ts'
import { paint, photograph } from './carried.ts'

const size = { width: 120, height: 90 }
const parent = photograph(size, 16)
const region = createMask(
  rectOf(size),
  Uint8Array.from({ length: 120 * 90 }, (_, i) => (i % 120 >= 50 ? 255 : 0)),
)

/** Judges a candidate that drifts by noise everywhere, darker in the region, with something new at its right. */
function judged(noise: number, novelty: number) {
  let seed = 11
  const random = () => {
    seed = (seed * 48271) % 2147483647
    return (seed / 2147483647 - 0.5) * 2
  }
  const candidate = paint(size, 16, (x, y) => {
    const pos = (y * size.width + x) * 4
    const light = x >= 50 ? 0.7 : 1
    const fresh = x >= 90 ? novelty * Math.sin(x * 1.3) * Math.cos(y * 1.1) : 0
    const drift = noise * random()
    const [r, g, b] = [0, 1, 2].map((k) => (parent.data[pos + k] as number) / 257)
    return [r! * light + fresh + drift, g! * light + fresh + drift, b! * light + fresh + drift]
  })
  const cells = finish(detailCells({ parent, candidate, coverage: region, allowed: region }, 1))
  const open = finish(localAffine(cells, cellKinds.open))
  const errors = finish(cellErrors(cells, open, finish(localAffine(cells, cellKinds.kept))))
  const drift = driftNoise(cells, errors)
  const gate = finish(coherence(cells, errors, drift))
  const mean = (from: number, to: number) => {
    let sum = 0
    for (let y = 8; y < 82; y++) for (let x = from; x < to; x++) sum += gate.data[y * 120 + x]!
    return sum / (74 * (to - from))
  }
  return { drift, darker: mean(58, 80), fresh: mean(98, 112) }
}

test('what is only darker is explained, and what is new is not, at any noise', () => {
  for (const noise of [0, 2, 6]) {
    const { drift, darker, fresh } = judged(noise, 12 + 6 * noise)
    expect(drift.isMeasured).toBe(true)
    expect(darker).toBeGreaterThan(0.8)
    expect(fresh).toBeLessThan(0.02)
  }
})

test('noise is measured where nothing may change', () => {
  expect(judged(6, 0).drift.floor).toBeGreaterThan(4 * judged(2, 0).drift.floor)
  expect(judged(6, 0).drift.floor).toBeLessThan(12.5)
})
