import sharp from 'sharp'
import { expect, test } from 'vitest'
import { photograph } from '../../hosts/contract/scene.ts'
import { readWithAgPsd } from '../document/ag-psd-reader.ts'
import { foreignPsd } from '../document/foreign-psd.ts'
import { openBench } from './run-cli.ts'

const size = { width: 24, height: 16 }
const change = ['--instruction', 'make it brighter']

test('where a PSD’s flat preview could not be drawn anew, that is said, with the layer', async () => {
  const bench = openBench()
  const psd = bench.write('a.psd', foreignPsd())
  const args = ['refine', psd, ...change, '--layer', 'Photo']
  const { out } = await bench.run(...args)
  expect(out).toContain('The flat preview inside it is the old one (“Levels”')
  expect((await bench.json(...args)).outdatedPreview).toMatch(/^“Levels” is of a kind/)
  expect((await bench.json('show', psd, 'v1')).outdatedPreview).toMatch(/^“Levels”/)
  const own = await bench.json('refine', bench.writePng('b.png', photograph(size, 8)), ...change)
  expect(own.outdatedPreview).toBeNull()
})

test('a photograph’s resolution is carried into the PSD and the PNG', async () => {
  const bench = openBench()
  const { data } = photograph(size, 8)
  const jpeg = await sharp(data, { raw: { ...size, channels: 4 } })
    .removeAlpha()
    .withMetadata({ density: 300 })
    .jpeg()
    .toBuffer()
  const input = bench.write('a.jpg', jpeg)
  await bench.run(
    ...['refine', input, ...change, '--out', bench.path('a.psd'), '--flat', bench.path('f.png')],
  )
  const { imageResources } = readWithAgPsd(bench.read('a.psd'))
  expect(imageResources?.resolutionInfo).toMatchObject({
    ...{ horizontalResolution: 300, horizontalResolutionUnit: 'PPI' },
    ...{ verticalResolution: 300, verticalResolutionUnit: 'PPI' },
  })
  expect((await sharp(bench.read('f.png')).metadata()).density).toBe(300)
})
