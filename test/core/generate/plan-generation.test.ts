import { expect, test } from 'vitest'
import { editSchema } from '../../../core/edit/edit.ts'
import { planGeneration } from '../../../core/generate.ts'
import type { Priced } from '../../../core/provider.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { flat } from '../refine/scripted-provider.ts'
import { openGenerateDesk, wish } from './generate-desk.ts'

const later = async (work: () => unknown) => work()

test('a plan is an edit whose source is the picture to come, and is told by its hash', async () => {
  const { deps } = await openGenerateDesk()
  const { edit, editHash, size } = planGeneration(deps, wish({ instruction: ' a red\nkite ' }))
  expect(editSchema.parse(edit)).toEqual(edit)
  expect(edit).toMatchObject({
    instruction: 'a red kite',
    source: { width: 16, height: 16 },
    generates: { transparent: false, sketch: null },
  })
  expect(size).toEqual({ width: 16, height: 16 })
  const other = planGeneration(deps, wish({ instruction: 'a red kite', seed: 3 }))
  expect(other.editHash).not.toBe(editHash)
  const same = planGeneration(deps, wish({ instruction: 'a red kite' }))
  expect(same.editHash).toBe(editHash)
})

test('the price is asked for with the words and the sketch that go along', async () => {
  const desk = await openGenerateDesk()
  const asked: Priced[] = []
  const estimate = (priced: Priced) => {
    asked.push(priced)
    return desk.provider.estimate(priced)
  }
  const deps = { ...desk.deps, provider: { ...desk.deps.provider, estimate } }
  const planned = planGeneration(deps, wish({ variations: 2 }))
  expect(planned.estimate?.highUsd).toBeCloseTo(0.08)
  planGeneration(deps, wish({ sketch: flat({ width: 48, height: 32 }, 8, [9, 9, 9, 255]) }))
  expect(asked).toMatchObject([
    { pictures: [], promptLength: 23, variations: 2 },
    { pictures: [{ width: 24, height: 16 }], size: { width: 24, height: 16 } },
  ])
})

test('without a size, the sketch’s proportions count', async () => {
  const { deps } = await openGenerateDesk()
  const sketch = flat({ width: 200, height: 300 }, 8, [1, 2, 3, 255])
  expect(planGeneration(deps, wish({ sketch })).size).toEqual({ width: 16, height: 24 })
})

test('a size that is not offered is refused, and the nearest is named', async () => {
  const { deps } = await openGenerateDesk()
  const size = { width: 30, height: 20 }
  const thrown = await later(() => planGeneration(deps, wish({ size }))).catch((error) => error)
  expect(thrown).toMatchObject({
    code: 'bad_setting',
    hint: 'The nearest size that it offers is 24×16.',
  })
})

test.each([
  [
    'a sketch of other proportions',
    { sketch: sketchOf(16, 16), size: { width: 24, height: 16 } },
    {},
  ],
  ['strength without a sketch', { strength: 0.5 }, {}],
  ['a sketch where only words are taken', { sketch: sketchOf(16, 16) }, { generates: 'words' }],
  ['transparency where there is none', { transparent: true }, {}],
  ['a seed where there is none', { seed: 1 }, { seed: false }],
  ['a level that is not offered', { quality: 'max' }, {}],
  ['a complexity that is not offered', { complexity: 'low' }, {}],
  ['more variations than one call gives', { variations: 9 }, {}],
  ['a model after its last day', {}, { retires: '2026-04-30' }],
] as const)('%s is refused before anything is sent', async (_, changes, model) => {
  const { deps } = await openGenerateDesk(undefined, model)
  await expectRefusal(
    later(() => planGeneration(deps, wish(changes))),
    'bad_setting',
  )
})

test('a provider or model that makes no pictures from words says so', async () => {
  const model = await openGenerateDesk(undefined, { generates: false })
  await expectRefusal(
    later(() => planGeneration(model.deps, wish())),
    'needs_generative',
  )
  const desk = await openGenerateDesk()
  const { generate: _, ...provider } = desk.deps.provider
  await expectRefusal(
    later(() => planGeneration({ ...desk.deps, provider }, wish())),
    'needs_generative',
  )
})

test('no words are no wish', async () => {
  const { deps } = await openGenerateDesk()
  await expectRefusal(
    later(() => planGeneration(deps, wish({ instruction: ' ' }))),
    'bad_instruction',
  )
})

function sketchOf(width: number, height: number) {
  return flat({ width, height }, 8, [1, 2, 3, 255])
}
