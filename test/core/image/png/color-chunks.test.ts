import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type ColorTag, untagged } from '../../../../core/image/color-tag.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import { plain } from '../random-picture.ts'
import { chunk, chunkTypes, handMadePng } from './hand-made-png.ts'

const sRgb: ColorTag = {
  space: 'srgb',
  name: 'sRGB',
  chunks: [{ type: 'sRGB', data: new Uint8Array(1) }],
}

const pixel = plain({ width: 1, height: 1 }, 8, [1, 2, 3, 255])

function tagOf(...chunks: readonly (readonly [string, readonly number[]])[]): ColorTag {
  return decodePng(
    handMadePng({
      width: 1,
      height: 1,
      bitDepth: 8,
      colorType: 0,
      sample: () => [1],
      chunks: chunks.map(([type, data]) => chunk(type, data)),
    }),
  ).color
}

const long = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]
const srgbPrimaries = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000].flatMap(long)
const p3Primaries = [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000].flatMap(long)
const iccp = (icc: Uint8Array) =>
  ['iCCP', [...Buffer.from('x\0\0', 'latin1'), ...deflateSync(icc)]] as const

const p3 = await profileOf('p3')
const srgb = await profileOf('srgb')

async function profileOf(name: string): Promise<Uint8Array> {
  const file = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
    .withIccProfile(name)
    .png()
    .toBuffer()
  return new Uint8Array((await sharp(file).metadata()).icc as Buffer)
}

test.each([
  ['no colour chunk at all', tagOf(), 'srgb', 'untagged'],
  ['only pHYs', tagOf(['pHYs', [0, 0, 1, 0, 0, 0, 1, 0, 1]]), 'srgb', 'untagged'],
  ['sRGB', tagOf(['sRGB', [0]]), 'srgb', 'sRGB'],
  ['the gamma of sRGB alone', tagOf(['gAMA', long(45455)]), 'srgb', 'sRGB'],
  [
    'gamma and primaries of sRGB',
    tagOf(['gAMA', long(45455)], ['cHRM', srgbPrimaries]),
    'srgb',
    'sRGB',
  ],
  [
    'the gamma of sRGB, other primaries',
    tagOf(['gAMA', long(45455)], ['cHRM', p3Primaries]),
    'other',
    'gamma 0.455, own primaries',
  ],
  ['gamma 1', tagOf(['gAMA', long(100000)]), 'other', 'gamma 1.0'],
  ['gamma 1 beside sRGB, which wins', tagOf(['sRGB', [0]], ['gAMA', long(100000)]), 'srgb', 'sRGB'],
  ['cICP of sRGB', tagOf(['cICP', [1, 13, 0, 1]]), 'srgb', 'sRGB'],
  ['cICP of Display P3', tagOf(['cICP', [12, 13, 0, 1]]), 'other', 'Display P3'],
  [
    'cICP of sRGB in the narrow range of video',
    tagOf(['cICP', [1, 13, 0, 0]]),
    'other',
    'video colour 1/13/0/0',
  ],
  [
    'cICP of PQ beside sRGB, which loses',
    tagOf(['cICP', [9, 16, 0, 1]], ['sRGB', [0]]),
    'other',
    'Rec. 2100 PQ',
  ],
  ['a profile of sRGB', tagOf(iccp(srgb)), 'srgb', /sRGB/],
  ['a profile of Display P3', tagOf(iccp(p3)), 'other', /P3/],
  ['a profile of P3 beside sRGB, which loses', tagOf(iccp(p3), ['sRGB', [0]]), 'other', /P3/],
  ['a damaged profile', tagOf(['iCCP', [65, 0, 0, 1, 2, 3, 4, 5, 6, 7]]), 'srgb', 'untagged'],
  [
    'a damaged profile beside gamma 1',
    tagOf(['iCCP', [65, 0, 0, 9]], ['gAMA', long(100000)]),
    'other',
    'gamma 1.0',
  ],
  [
    'chunks of wrong lengths',
    tagOf(['sRGB', []], ['gAMA', [1]], ['cHRM', [1]], ['cICP', [1]]),
    'srgb',
    'untagged',
  ],
] as const)('a file with %s is understood', (_, tag, space, name) => {
  expect(tag.space).toBe(space)
  if (typeof name === 'string') expect(tag.name).toBe(name)
  else expect(tag.name).toMatch(name)
})

test('a file without colour chunks gives the shared untagged tag', () => {
  expect(tagOf()).toBe(untagged)
})

test('a real photograph with an sRGB profile is recognised', () => {
  // A corner of scikit-image's "chelsea" by Stéfan van der Walt, CC0.
  const photo = new URL('../fixtures/cat-srgb-profile.png', import.meta.url)
  const { color } = decodePng(readFileSync(photo))
  expect(color).toMatchObject({ space: 'srgb', name: 'sRGB IEC61966-2.1' })
  expect(color.chunks?.map((each) => each.type)).toEqual(['iCCP', 'pHYs'])
})

test('colour chunks come back byte for byte, once each, in the order that the format allows', () => {
  const exif = [...Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1')]
  const read = tagOf(
    ['eXIf', exif],
    ['pHYs', [0, 0, 1, 0, 0, 0, 2, 0, 1]],
    ['cHRM', p3Primaries],
    ['gAMA', long(50000)],
    ['gAMA', long(60000)],
    iccp(p3),
    ['cICP', [12, 13, 0, 1]],
  )
  expect(read.chunks?.filter((each) => each.type === 'gAMA')).toEqual([
    { type: 'gAMA', data: Uint8Array.from(long(50000)) },
  ])
  const file = encodePng(pixel, { color: read })
  expect(chunkTypes(file)).toEqual([
    'IHDR',
    'cICP',
    'iCCP',
    'gAMA',
    'cHRM',
    'pHYs',
    'eXIf',
    'IDAT',
    'IEND',
  ])
  const again = decodePng(file).color
  for (const kept of again.chunks ?? []) {
    expect(kept).toEqual(read.chunks?.find((each) => each.type === kept.type))
  }
  expect(encodePng(pixel, { color: again })).toEqual(file)
})

test('sRGB on request, nothing when the tag says nothing', () => {
  expect(chunkTypes(encodePng(pixel, { color: sRgb }))).toEqual(['IHDR', 'sRGB', 'IDAT', 'IEND'])
  expect(chunkTypes(encodePng(pixel, { color: untagged }))).toEqual(['IHDR', 'IDAT', 'IEND'])
})

test('a profile from another kind of file is written as iCCP, which sharp finds again', async () => {
  const color: ColorTag = { space: 'other', name: 'Display P3', icc: p3, chunks: sRgb.chunks ?? [] }
  const file = encodePng(pixel, { color })
  expect(chunkTypes(file)).toEqual(['IHDR', 'iCCP', 'IDAT', 'IEND'])
  const { icc } = await sharp(file).metadata()
  expect(new Uint8Array(icc as Buffer)).toEqual(p3)
  expect(decodePng(file).color).toMatchObject({ space: 'other', icc: p3 })
})

test('a profile from another kind of file stands before the chunks that may only follow it', () => {
  const chunks = [
    { type: 'pHYs', data: new Uint8Array(9) },
    { type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) },
  ]
  const file = encodePng(pixel, { color: { space: 'other', name: 'P3', icc: p3, chunks } })
  expect(chunkTypes(file)).toEqual(['IHDR', 'cICP', 'iCCP', 'pHYs', 'IDAT', 'IEND'])
})

test('chunks that are no colour chunks are never written, whatever a tag holds', () => {
  const color: ColorTag = { ...sRgb, chunks: [{ type: 'tEXt', data: Uint8Array.of(65, 0, 66) }] }
  expect(chunkTypes(encodePng(pixel, { color }))).toEqual(['IHDR', 'IDAT', 'IEND'])
})
