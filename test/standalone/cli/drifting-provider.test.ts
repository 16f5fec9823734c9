import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Picture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { root } from '../../../scripts/root.ts'
import { applyChange } from '../../support/drift/change.ts'
import { startDriftingServer } from '../../support/drift/drifting-server.ts'
import { ellipseWeight } from '../../support/drift/shapes.ts'
import { countChanges, maskPicture, openBench } from './run-cli.ts'

const region = { x: 190, y: 60, width: 220, height: 200 }

/** Puts a blue plate into the middle of a rectangle, at any scale. */
function withPlate(picture: Picture, { x, y, width, height }: Rect): Picture {
  const ellipse = {
    ...{ x: x + width / 2, y: y + height / 2 },
    ...{ acrossPx: width * 0.3, downPx: height * 0.3 },
  }
  const weight = ellipseWeight(picture, ellipse, 2)
  return applyChange(picture, { weight, paint: () => [60, 90, 190], most: 1 }, 1)
}

function meanError(a: Picture, b: Picture, { x, y, width, height }: Rect): number {
  let sum = 0
  for (let row = y; row < y + height; row++) {
    for (let word = (row * a.width + x) * 4; word < (row * a.width + x + width) * 4; word++) {
      sum += Math.abs((a.data[word] as number) - (b.data[word] as number))
    }
  }
  return sum / (width * height * 3)
}

test('an answer that drifts everywhere lands in its place, and outside not a bit changes', async () => {
  const server = await startDriftingServer({ level: 'typical', seed: 21, paint: withPlate })
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const file = readFileSync(join(root, 'standalone/playground/samples/coffee.png'))
  const { picture } = decodePng(new Uint8Array(file))
  const mask = maskPicture(picture, region)
  const result = await bench.json(
    ...['refine', bench.write('coffee.png', file), '--instruction', 'put a blue plate here'],
    ...['--region', bench.writePng('mask.png', mask), '--flat', bench.path('flat.png')],
    ...['--provider', 'openai', '--base-url', server.baseUrl],
  )
  expect(server.received).toHaveLength(1)
  const flat = bench.readPng('flat.png')
  expect(countChanges(picture, flat, mask).outside).toBe(0)
  expect(result.version.report.outside).toMatchObject({ changedPixels: 0, maxDifference: 0 })
  const ideal = withPlate(picture, region)
  const whole = meanError(picture, ideal, region)
  expect(meanError(flat, ideal, region)).toBeLessThan(0.1 * whole)
})
