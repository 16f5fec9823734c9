import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { maskFromPicture } from '../../../core/mask/mask-from-picture.ts'
import { helpFor } from '../../../standalone/cli/help.ts'
import { overlap, twoTextures } from '../../core/mask/parts/synthetic-pictures.ts'
import { type Bench, openBench } from './run-cli.ts'

const scene = twoTextures(120, 90)
const around = 'box:26,6,74,74'

/** A mask file: white in a rectangle, black elsewhere. */
function white({ x, y, width, height }: Rect, size = scene.picture): Picture {
  const picture = createPicture({ width: size.width, height: size.height }, 8)
  for (let at = 0; at < picture.width * picture.height; at++) {
    const column = at % picture.width
    const row = Math.floor(at / picture.width)
    const isIn = column >= x && row >= y && column < x + width && row < y + height
    picture.data.set(isIn ? [255, 255, 255, 255] : [0, 0, 0, 255], at * 4)
  }
  return picture
}

function openScene(): Bench & { readonly photo: string; readonly out: string } {
  const bench = openBench()
  return { ...bench, photo: bench.writePng('a.png', scene.picture), out: bench.path('m.png') }
}

test('a box gives the subject as a mask of the picture’s size', async () => {
  const bench = openScene()
  const done = await bench.json('mask', bench.photo, '--subject', around, '--out', bench.out)
  const mask = bench.readPng('m.png')
  expect([mask.width, mask.height]).toEqual([120, 90])
  expect(overlap(maskFromPicture(mask), scene.disc, 120)).toBeGreaterThan(0.97)
  expect(done).toMatchObject({ command: 'mask', part: 'subject', out: bench.out })
  expect(done.share).toBeCloseTo(scene.disc.reduce((sum, one) => sum + one, 0) / 10800, 1)
  expect(done.bounds.x).toBeGreaterThan(25)
})

test('it prints the documented keys, and all options of its help are documented', async () => {
  const bench = openScene()
  const done = await bench.json('mask', bench.photo, '--shadows', '--out', bench.out)
  const file = join(import.meta.dirname, '../../../standalone/cli/README.md')
  const [, section = ''] = readFileSync(file, 'utf8').split('\n## mask\n')
  const [documented = ''] = section.split('\n## ')
  for (const key of [...Object.keys(done), ...Object.keys(done.source)]) {
    expect(documented).toContain(key)
  }
  const options = (text: string) => new Set(text.match(/--[a-z]+/g))
  const elsewhere = ['--region', '--instruction', '--protect', '--json']
  const known = options(documented)
  for (const option of options(helpFor('mask') ?? '')) {
    if (!elsewhere.includes(option)) expect(known).toContain(option)
  }
})

test('the mask is a region that refine takes', async () => {
  const bench = openScene()
  await bench.run('mask', bench.photo, '--subject', around, '--out', bench.out)
  const flat = bench.path('flat.png')
  const words = ['--instruction', 'darken', '--region', bench.out, '--flat', flat]
  const { code } = await bench.run('refine', bench.photo, ...words)
  expect(code).toBe(0)
  expect([...bench.readPng('flat.png').data.subarray(0, 4)]).toEqual([
    ...scene.picture.data.subarray(0, 4),
  ])
})

test('a stroke, what lies beside it, and the background', async () => {
  const bench = openScene()
  const stroke = bench.writePng('in.png', white({ x: 50, y: 36, width: 24, height: 9 }))
  const beside = bench.writePng('out.png', white({ x: 60, y: 55, width: 8, height: 6 }))
  const args = ['mask', bench.photo, '--stroke', stroke, '--beside', beside, '--out', bench.out]
  await bench.run(...args)
  const subject = bench.readPng('m.png')
  expect(overlap(maskFromPicture(subject), scene.disc, 120)).toBeGreaterThan(0.9)
  const red = (picture: Picture, x: number, y: number) => picture.data[(y * 120 + x) * 4]
  expect(red(subject, 64, 58)).toBe(0)
  await bench.run(...args, '--background')
  expect(red(bench.readPng('m.png'), 64, 58)).toBe(255)
  expect(red(bench.readPng('m.png'), 60, 40)).toBe(0)
})

test.each([
  [['--shadows']],
  [['--midtones']],
  [['--hue', 'reds']],
  [['--color', '#b04840', '--tolerance', '30']],
  [['--similar', '62,42', '--tolerance', '40', '--everywhere']],
])('%j writes a mask and says how much it covers', async (part) => {
  const bench = openScene()
  const { code, out } = await bench.run('mask', bench.photo, ...part, '--out', bench.out)
  expect(code).toBe(0)
  expect(out).toMatch(/^\d+\.\d % of the picture\.\n {2}Saved .*m\.png/)
  expect(bench.readPng('m.png').data.some((word, at) => at % 4 === 0 && word > 0)).toBe(true)
})

test('a picture that is too far from what was asked for ends with 1', async () => {
  const bench = openScene()
  const { code, err } = await bench.run(
    'mask',
    bench.photo,
    '--color',
    '#0000ff',
    '--out',
    bench.out,
  )
  expect(code).toBe(1)
  expect(err).toMatch(/Nothing in the picture is like that\. Raise the tolerance/)
  expect(bench.files()).toEqual(['a.png'])
})

test('a stroke file of another size is refused', async () => {
  const bench = openScene()
  const stroke = bench.writePng('in.png', createPicture({ width: 3, height: 3 }, 8))
  const { code, err } = await bench.run('mask', bench.photo, '--stroke', stroke, '--out', bench.out)
  expect(code).toBe(1)
  expect(err).toMatch(/3×3 pixels, but the picture has 120×90/)
})

test.each([
  [[], /No part was asked for/],
  [['--shadows', '--hue', 'reds'], /Several parts/],
  [['--subject', '1,2,3,4'], /--subject takes box:X,Y,WIDTH,HEIGHT/],
  [['--subject', 'box:100,50,50,20'], /reaches beyond the picture, which has 120×90/],
  [['--similar', '4'], /--similar takes X,Y/],
  [['--color', 'red'], /--color takes a colour like/],
  [['--hue', 'sky'], /--hue does not know “sky”/],
  [['--shadows', '--tolerance', '3'], /--tolerance does not go/],
  [['--color', '#ffffff', '--everywhere'], /--everywhere does not go/],
  [['--background'], /The subject itself is not shown/],
  [['--similar', '4,4', '--tolerance', '0'], /--tolerance takes a number from 1 to 100/],
] as const)('%j is wrong usage', async (part, message) => {
  const bench = openScene()
  const { code, err } = await bench.run('mask', bench.photo, ...part, '--out', bench.out)
  expect(err).toMatch(message)
  expect(code).toBe(2)
  expect(bench.files()).toEqual(['a.png'])
})

test('the output is named, ends in .png and is no picture that is read', async () => {
  const bench = openScene()
  expect((await bench.run('mask', bench.photo, '--shadows')).err).toMatch(/--out is missing/)
  const jpg = await bench.run('mask', bench.photo, '--shadows', '--out', bench.path('m.jpg'))
  expect(jpg.err).toMatch(/does not end in \.png/)
  const over = await bench.run('mask', bench.photo, '--shadows', '--out', bench.photo)
  expect(over.err).toMatch(/is a picture that this command reads/)
  expect(over.code).toBe(2)
})
