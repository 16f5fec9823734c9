import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { openBench } from './run-cli.ts'

test('--tiles plans several requests where one would be coarser than the picture, and only there', async () => {
  const bench = openBench()
  const wide = createPicture({ width: 3904, height: 1456 }, 8)
  wide.data.fill(255)
  const input = bench.writePng('wide.png', wide)
  const ask = ['refine', input, '--provider', 'openai', '--dry-run', '--instruction', 'add snow']
  const single = await bench.json(...ask)
  expect(single.plan.density).toBeLessThan(1)
  expect(single.tiles).toBeUndefined()
  const tiled = await bench.json(...ask, '--tiles')
  expect(tiled.plan.density).toBe(1)
  expect(tiled.tiles).toHaveLength(2)
  expect(tiled.estimate.highUsd).toBeGreaterThan(single.estimate.highUsd)
  const { out } = await bench.run(...ask, '--tiles')
  expect(out).toMatch(/sent in 2 tiles \(density 1\.00\)/)
})
