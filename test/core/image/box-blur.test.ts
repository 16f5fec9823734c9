import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOfSigma, boxPasses } from '../../../core/image/box-blur.ts'

test('the three boxes have exactly the variance of the Gaussian, for every sigma', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 300, noNaN: true }), (sigma) => {
      const { radius, edge } = boxOfSigma(sigma)
      let variance = 2 * edge * (radius + 1) ** 2
      for (let i = 1; i <= radius; i++) variance += 2 * i * i
      variance /= 2 * radius + 1 + 2 * edge
      expect(edge).toBeGreaterThanOrEqual(0)
      expect(edge).toBeLessThan(1)
      expect(Math.sqrt(variance * boxPasses) / sigma).toBeCloseTo(1, 6)
    }),
  )
})
