import { expect, test } from 'vitest'
import { maxWord, samePicture } from '../../../../core/image/picture.ts'
import { createMask, fullMask } from '../../../../core/mask/mask.ts'
import { localAbilities } from '../../../../core/providers/local/abilities.ts'
import { createLocalProvider } from '../../../../core/providers/local/create-local-provider.ts'
import { paintLocally } from '../../../../core/providers/local/paint-locally.ts'
import { exactly } from '../../../support/exactly.ts'
import { colorful, pictureOf, picturesOf, pixelAt, requestFor } from './local-request.ts'

test('the same request gives the same words, and the request stays as it was', async () => {
  const picture = colorful()
  const words = picture.data.slice()
  const request = requestFor(picture, 'golden hour, slightly sharper')
  const [first] = picturesOf(await paintLocally(request))
  const [second] = picturesOf(await paintLocally(request))
  expect(first && second && samePicture(first, second)).toBe(true)
  expect(picture.data).toEqual(words)
})

test.each(localAbilities)('“$example” works as written and changes pixels', async (ability) => {
  for (const depth of [8, 16] as const) {
    const picture = colorful(40, 30, depth)
    const mask = ability.needsRegion ? fullMask({ x: 5, y: 5, width: 20, height: 15 }) : null
    const [painted] = picturesOf(await paintLocally(requestFor(picture, ability.example, { mask })))
    expect(painted?.depth).toBe(depth)
    expect(painted && samePicture(painted, picture)).toBe(false)
  }
})

test.each(localAbilities.filter(({ needsRegion }) => needsRegion))(
  '“$example” asks for a region when none is marked',
  async ({ example }) => {
    await expect(paintLocally(requestFor(colorful(), example))).rejects.toMatchObject({
      code: 'needs_generative',
      hint: expect.stringMatching(/^Mark “/),
    })
  },
)

test('variations differ in strength, the first being what was asked for', async () => {
  const picture = pictureOf(2, 1, () => [100, 100, 100])
  const answer = await paintLocally(requestFor(picture, '10 % brighter', { variations: 3 }))
  expect(picturesOf(answer).map((one) => pixelAt(one, 0, 0)[0])).toEqual([110, 107, 114])
  expect(answer.candidates.map(({ remark }) => remark)).toEqual([
    'Brightness +10 %.',
    'Brightness +7 %.',
    'Brightness +14 %.',
  ])
})

test('variations that would look the same are left out', async () => {
  const answer = await paintLocally(requestFor(colorful(), 'black and white', { variations: 3 }))
  expect(answer.candidates.map(({ remark }) => remark)).toEqual([
    'Black and white.',
    'Black and white 70 %.',
  ])
})

test('strength scales the change', async () => {
  const picture = pictureOf(1, 1, () => [100, 100, 100])
  const at = async (strength: number) =>
    pixelAt(
      picturesOf(await paintLocally(requestFor(picture, '20 % brighter', { strength })))[0]!,
      0,
      0,
    )[0]
  expect([await at(1), await at(0.5)]).toEqual([120, 110])
})

test('several changes are done in order and rounded once', async () => {
  const ramp = pictureOf(256, 1, (x) => [x, x, x])
  // In 8 bit the first step would leave 26 values, and the second could not bring more back.
  const [done] = picturesOf(await paintLocally(requestFor(ramp, '90 % darker, exposure +5')))
  const values = Array.from({ length: 256 }, (_, x) => pixelAt(done!, x, 0)[0])
  expect(new Set(values).size).toBeGreaterThan(120)
})

test('a change that changes nothing is an error, not a success', async () => {
  const grey = pictureOf(4, 4, () => [128, 128, 128])
  await expect(paintLocally(requestFor(grey, 'more saturated'))).rejects.toMatchObject({
    code: 'nothing_changed',
    message: 'The instruction was understood (saturation +30 %), but it changes no pixel here.',
  })
})

test('a change outside the region only is no change', async () => {
  const picture = colorful(30, 30)
  const mask = fullMask({ x: 0, y: 20, width: 30, height: 10 })
  await expect(
    paintLocally(requestFor(picture, 'darken the upper third', { mask })),
  ).rejects.toMatchObject({ code: 'nothing_changed' })
})

test('a crop answers with its frame, cut from the picture word for word', async () => {
  const picture = colorful(40, 20)
  const { candidates } = await paintLocally(requestFor(picture, 'crop to square'))
  const [candidate] = candidates
  expect(candidate?.frame).toEqual({ x: 10, y: 0, width: 20, height: 20 })
  const [cut] = picturesOf({ candidates, usage: { costUsd: 0 } })
  expect(pixelAt(cut!, 0, 0)).toEqual(pixelAt(picture, 10, 0))
})

test('a crop to the ratio that the picture has changes nothing', async () => {
  await expect(paintLocally(requestFor(colorful(20, 20), 'crop to square'))).rejects.toMatchObject({
    code: 'nothing_changed',
  })
})

test('a crop is refused while a region is marked', async () => {
  const mask = fullMask({ x: 0, y: 0, width: 5, height: 5 })
  await expect(
    paintLocally(requestFor(colorful(), 'crop to square', { mask })),
  ).rejects.toMatchObject({ code: 'bad_region', hint: expect.stringMatching(/^Clear the region/) })
})

test('a named thing with a region is the region, and the remark says so', async () => {
  const mask = fullMask({ x: 2, y: 2, width: 8, height: 8 })
  const { candidates } = await paintLocally(requestFor(colorful(), 'brighten the sky', { mask }))
  expect(candidates[0]?.remark).toBe('Brightness +20 %. “sky” was taken to be the marked region.')
})

test('an aborted signal stops before anything is painted', async () => {
  const signal = AbortSignal.abort()
  await expect(paintLocally(requestFor(colorful(), 'blur'), { signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
})

test('aborting between slices stops the work', async () => {
  const stop = new AbortController()
  const painting = paintLocally(requestFor(colorful(64, 64), 'blur'), {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  await expect(painting).rejects.toMatchObject({ code: 'cancelled' })
})

test('progress rises to 1', async () => {
  const seen: (number | null)[] = []
  await paintLocally(requestFor(colorful(), 'brighter and sharper', { variations: 2 }), {
    onProgress: (fraction) => seen.push(fraction),
  })
  expect(seen).toEqual([...seen].sort((a, b) => (a ?? 0) - (b ?? 0)))
  expect(seen.at(-1)).toBe(1)
})

test('references are refused, not ignored', async () => {
  const references = [{ name: 'mood.png', picture: colorful(2, 2) }]
  await expect(
    paintLocally(requestFor(colorful(), 'brighter', { references })),
  ).rejects.toMatchObject({ code: 'bad_setting', message: /reference pictures/ })
})

test('the provider is free, needs no key and hands the work to a given painter', async () => {
  const provider = createLocalProvider(async () => ({ candidates: [], usage: { costUsd: 0 } }))
  expect(provider.info).toMatchObject({ id: 'local', needsKey: false, origins: [] })
  const size = { width: 10, height: 10 }
  expect(
    provider.estimate({
      ...{ model: 'local', size, quality: null, variations: 3, pictures: [size], promptLength: 9 },
    }),
  ).toEqual(exactly(0))
  expect((await provider.edit(requestFor(colorful(), 'anything'))).candidates).toEqual([])
})

test('one pixel of one word can be painted', async () => {
  const dot = pictureOf(1, 1, () => [10, 20, 30], 16)
  const mask = createMask({ x: 0, y: 0, width: 1, height: 1 }, new Uint8Array([1]))
  const answer = await paintLocally(requestFor(dot, 'brighten it', { mask }))
  expect(picturesOf(answer)[0]?.data.every((word) => word <= maxWord(16))).toBe(true)
})

test('promise 8: a named colour in another colour space is said to look different there', async () => {
  const color = { space: 'other', name: 'Display P3' } as const
  const remarkOn = async (instruction: string) =>
    (await paintLocally(requestFor(colorful(), instruction, { color }))).candidates[0]?.remark
  expect(await remarkOn('add a slight orange tint')).toMatch(/in Display P3: the colour was laid/)
  expect(await remarkOn('add a black overlay at 30 %')).not.toMatch(/Display P3/)
  expect(await remarkOn('make it warmer')).not.toMatch(/Display P3/)
})
