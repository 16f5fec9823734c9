import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { colorModelOfIcc, colorTagOfIcc } from '../../../core/image/icc.ts'

const srgbXyz = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
}
const adobeXyz = {
  rXYZ: [0.60974, 0.31111, 0.01947],
  gXYZ: [0.20528, 0.62567, 0.06087],
  bXYZ: [0.14919, 0.06322, 0.74457],
}
const fixed = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65536))
  return [...bytes]
}
const ascii = (text: string) => [...Buffer.from(text, 'latin1')]
const long = (value: number) => [...Buffer.from([0, 0, value >> 8, value & 255])]
const xyz = (values: readonly number[]) => [...ascii('XYZ \0\0\0\0'), ...values.flatMap(fixed)]
const sampled = (count: number, curve: (x: number) => number) => [
  ...ascii('curv\0\0\0\0'),
  ...long(count),
  ...Array.from({ length: count }, (_, i) => Math.round(curve(i / (count - 1)) * 65535)).flatMap(
    (word) => [word >> 8, word & 255],
  ),
]
const gamma = (value: number) => [
  ...ascii('curv\0\0\0\0'),
  ...long(1),
  ...long(value * 256).slice(2),
]
const parametric = (form: number, ...values: number[]) => [
  ...ascii('para\0\0\0\0'),
  0,
  form,
  0,
  0,
  ...values.flatMap(fixed),
]
const srgbCurve = parametric(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
const toLinear = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
const named = (text: string) => [
  ...ascii('desc\0\0\0\0'),
  ...long(text.length + 1),
  ...ascii(`${text}\0`),
]
const utf16 = (text: string) => [...text].flatMap((letter) => [0, letter.charCodeAt(0)])

function profile(
  tags: Readonly<Record<string, readonly number[]>>,
  model = 'RGB ',
  space = 'XYZ ',
): Uint8Array {
  const entries = Object.entries(tags)
  const head = Buffer.alloc(132 + entries.length * 12)
  head.write(model, 16, 'latin1')
  head.write(space, 20, 'latin1')
  head.write('acsp', 36, 'latin1')
  head.writeUInt32BE(entries.length, 128)
  const parts = [head]
  let end = head.length
  entries.forEach(([type, data], i) => {
    head.write(type, 132 + i * 12, 'latin1')
    head.writeUInt32BE(end, 136 + i * 12)
    head.writeUInt32BE(data.length, 140 + i * 12)
    parts.push(Buffer.from(data))
    end += data.length
  })
  head.writeUInt32BE(end, 0)
  return new Uint8Array(Buffer.concat(parts))
}

function matrix(
  primaries: typeof srgbXyz,
  curve: readonly number[],
  name: readonly number[] = named('Test'),
): Record<string, readonly number[]> {
  return {
    desc: name,
    rXYZ: xyz(primaries.rXYZ),
    gXYZ: xyz(primaries.gXYZ),
    bXYZ: xyz(primaries.bXYZ),
    rTRC: curve,
    gTRC: curve,
    bTRC: curve,
  }
}

test.each([
  ['parameters', srgbCurve],
  ['1024 samples', sampled(1024, toLinear)],
  ['4096 samples', sampled(4096, toLinear)],
] as const)('primaries and curve of sRGB, given as %s, are sRGB whatever the name', (_, curve) => {
  expect(colorTagOfIcc(profile(matrix(srgbXyz, curve)))).toMatchObject({
    space: 'srgb',
    name: 'Test',
  })
})

test.each([
  ['primaries of Adobe RGB', matrix(adobeXyz, srgbCurve)],
  ['a plain gamma of 2.2', matrix(srgbXyz, gamma(2.2))],
  ['a plain gamma of 2.2 as parameter', matrix(srgbXyz, parametric(0, 2.2))],
  ['linear light', matrix(srgbXyz, [...ascii('curv\0\0\0\0'), ...long(0)])],
  [
    'the curve of Rec. 709',
    matrix(srgbXyz, parametric(3, 1 / 0.45, 0.9099, 0.0901, 0.2222, 0.0812)),
  ],
  ['a form of curve that does not exist', matrix(srgbXyz, parametric(9, 2.4))],
  [
    'a table that overrides primaries',
    { ...matrix(srgbXyz, srgbCurve), A2B0: ascii('mft2\0\0\0\0') },
  ],
  ['a missing curve', { ...matrix(srgbXyz, srgbCurve), bTRC: [] }],
  ['a cut-off primary', { ...matrix(srgbXyz, srgbCurve), rXYZ: xyz([0.43607, 0.22249]) }],
] as const)('a profile with %s is not sRGB, even when it is called so', (_, tags) => {
  const tag = colorTagOfIcc(profile({ ...tags, desc: named('sRGB IEC61966-2.1') }))
  expect(tag).toMatchObject({ space: 'other', name: 'sRGB IEC61966-2.1' })
})

test('profiles with other forms of the curve are read', () => {
  const near = (form: number, ...values: number[]) =>
    colorTagOfIcc(profile(matrix(srgbXyz, parametric(form, ...values)))).space
  expect(near(4, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045, 0, 0)).toBe('srgb')
  expect(near(1, 2.4, 1 / 1.055, 0.055 / 1.055)).toBe('other')
  expect(near(2, 2.4, 1 / 1.055, 0.055 / 1.055, 0.1)).toBe('other')
})

test('grey profiles count by their curve', () => {
  expect(colorTagOfIcc(profile({ kTRC: srgbCurve }, 'GRAY'))).toMatchObject({
    space: 'srgb',
    name: 'sRGB',
  })
  expect(colorTagOfIcc(profile({ kTRC: gamma(1.8), desc: named('Gray') }, 'GRAY'))).toMatchObject({
    space: 'other',
    name: 'Gray',
  })
})

test('profiles for inks, for Lab and without a name are other', () => {
  expect(colorTagOfIcc(profile({}, 'CMYK', 'Lab '))).toMatchObject({
    space: 'other',
    name: 'unnamed profile',
  })
  expect(colorTagOfIcc(profile(matrix(srgbXyz, srgbCurve), 'RGB ', 'Lab ')).space).toBe('other')
  expect(colorModelOfIcc(profile({}, 'CMYK'))).toBe('CMYK')
  expect(colorModelOfIcc(profile({}, 'GRAY'))).toBe('GRAY')
})

test('names of version 4 profiles are read', () => {
  const mluc = [
    ...ascii('mluc\0\0\0\0'),
    ...long(1),
    ...long(12),
    ...ascii('enUS'),
    ...long(14),
    ...long(28),
    ...utf16('My RGB!'),
  ]
  expect(colorTagOfIcc(profile(matrix(adobeXyz, srgbCurve, mluc))).name).toBe('My RGB!')
})

test('the profiles that libvips embeds are told apart', async () => {
  const embedded = async (name: string) => {
    const file = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
      .withIccProfile(name)
      .png()
      .toBuffer()
    return colorTagOfIcc(new Uint8Array((await sharp(file).metadata()).icc as Buffer))
  }
  expect((await embedded('srgb')).space).toBe('srgb')
  expect((await embedded('p3')).space).toBe('other')
})

test('bytes that are no profile leave the picture untagged, are kept, and never break anything', () => {
  const icc = Uint8Array.of(1, 2, 3)
  expect(colorTagOfIcc(icc)).toEqual({ space: 'srgb', name: 'untagged', icc })
  expect(colorModelOfIcc(icc)).toBe('')
  const whole = profile(matrix(srgbXyz, srgbCurve))
  for (let length = 0; length < whole.length; length++) {
    expect(colorTagOfIcc(whole.subarray(0, length)).name).toBe('untagged')
  }
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
      const damaged = whole.slice()
      damaged[at] = value
      expect(['srgb', 'other']).toContain(colorTagOfIcc(damaged).space)
    }),
  )
})

test('chunks are handed on into the tag', () => {
  const chunks = [{ type: 'pHYs', data: new Uint8Array(9) }]
  expect(colorTagOfIcc(Uint8Array.of(1), chunks).chunks).toBe(chunks)
})
