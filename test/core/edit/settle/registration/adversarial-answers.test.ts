import { expect, test } from 'vitest'
import type { Picture } from '../../../../../core/image/picture.ts'
import { resample } from '../../../../../core/image/resample.ts'
import { fullMask, type Mask } from '../../../../../core/mask/mask.ts'
import { driftPicture } from '../../../../support/drift/drift.ts'
import { createRandom } from '../../../../support/drift/random.ts'
import { type Outcome, registerAnswer, usualRegion } from './register-answer.ts'
import { coffee, paint, rearranged, recolored, scene } from './scenes.ts'

const scenes = [coffee(), scene(1), scene(2)]
const { width, height } = coffee()

/** A region that leaves a narrow frame: 80 % of the picture. */
const wide = fullMask({ x: 19, y: 13, width: 322, height: 214 })

type Answer = (parent: Picture, other: Picture) => Picture | Promise<Picture>

const grain = (strength: number): Answer => {
  const random = createRandom(7)
  return (parent) =>
    recolored(parent, (color) => {
      const off = strength * random.normal()
      return color.map((value) => value + off)
    })
}

/** What a provider may do and still show the same: the case, and how it answers. */
const same: Record<string, Answer> = {
  'nothing at all': (parent) => parent,
  'mild drift': async (parent) => (await driftPicture(parent, { level: 'mild', seed: 3 })).picture,
  'severe drift, as JPEG': async (parent) =>
    (await driftPicture(parent, { level: 'severe', seed: 4, format: 'jpeg' })).picture,
  'invented texture': async (parent) =>
    (await driftPicture(parent, { level: 'typical', seed: 5, family: 'invented-texture' })).picture,
  'half the size': (parent) => resample(parent, { width: 180, height: 120 }),
  'light from the side': (parent) =>
    recolored(parent, (color, x) => color.map((value) => value * (0.4 + x / width))),
  'patches of light': (parent) =>
    recolored(parent, (color, x, y) =>
      color.map((value) => value * (0.6 + 0.4 * Math.sin(x / 40) * Math.cos(y / 31))),
    ),
  night: (parent) => recolored(parent, ([r = 0, g = 0, b = 0]) => [r * 0.15, g * 0.2, b * 0.4]),
  'a third of the contrast': (parent) =>
    recolored(parent, (color) => color.map((value) => 128 + (value - 128) * 0.33)),
  'black and white': (parent) =>
    recolored(parent, ([r = 0, g = 0, b = 0]) => Array(3).fill(0.3 * r + 0.6 * g + 0.1 * b)),
  'strong blur': (parent) =>
    resample(resample(parent, { width: 72, height: 48 }), { width, height }),
  'strong grain': grain(22),
}

/** Another plausible picture: whatever it is, it is not the one that was sent. */
const another: Record<string, Answer> = {
  'another picture': (_, other) => other,
  mirrored: (parent) => rearranged(parent, (x, y) => [width - 1 - x, y]),
  'upside down': (parent) => rearranged(parent, (x, y) => [x, height - 1 - y]),
  're-cropped to half': (parent) =>
    rearranged(parent, (x, y) => [width / 4 + x / 2, height / 4 + y / 2]),
  'shifted by a fifth': (parent) => rearranged(parent, (x, y) => [x - width / 5, y]),
  'shifted by a fifth down': (parent) => rearranged(parent, (x, y) => [x, y - height / 5]),
  'one colour': () => paint(() => [120, 130, 140]),
}

/** How the answers to all scenes come out; a narrow frame is looked at along with the usual region. */
async function outcomes(
  answer: Answer,
  region: Mask | null,
): Promise<readonly (readonly Outcome[])[]> {
  const results: Outcome[][] = []
  for (const [i, parent] of scenes.entries()) {
    const given = await answer(parent, scenes[(i + 1) % scenes.length] as Picture)
    const regions = region === null ? [null] : [region, wide]
    results.push(regions.map((each) => registerAnswer(parent, given, { region: each }).outcome))
  }
  return results
}

function columns(rows: readonly (readonly Outcome[])[]): readonly (readonly Outcome[])[] {
  return (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] as Outcome))
}

for (const [name, answer] of Object.entries(same)) {
  test(`${name}: never refused, and aligned`, async () => {
    const [usual, narrow] = columns(await outcomes(answer, usualRegion))
    expect(usual).toEqual(scenes.map(() => 'aligned'))
    expect(narrow).toEqual(usual)
  })
}

for (const [name, answer] of Object.entries(another)) {
  test(`${name}: refused for a region, and never for the whole picture`, async () => {
    const [usual, narrow] = columns(await outcomes(answer, usualRegion))
    expect(usual).toEqual(scenes.map(() => 'refused'))
    expect(narrow).not.toContain('aligned')
    const [whole] = columns(await outcomes(answer, null))
    expect(whole).toEqual(scenes.map(() => 'left where it lies'))
  })
}

test('a refusal says what happened, what to do, and that asking again can help', () => {
  const [parent, other] = scenes as [Picture, Picture]
  const { notes } = registerAnswer(parent, other)
  expect(notes).toEqual([
    'The answer shows another picture: what should have stayed around the region is not in it.',
  ])
})
