import { expect, test } from 'vitest'
import { presetById } from '../../../core/guide/presets/presets.ts'
import { whyNotOnAll, whyNotRun } from '../../../core/panel/recipe-limits.ts'
import { recipeOfSteps } from './support/sample-shelf.ts'
import { sampleState } from './support/sample-state.ts'

const state = sampleState()
const nothing = { values: {}, pictures: {} }

test('a recipe that needs nothing can be run; without a picture the reason is said', () => {
  const recipe = recipeOfSteps(['make the light warmer'])
  expect(whyNotRun(state, recipe, nothing)).toBeNull()
  expect(whyNotRun({ ...state, picked: null }, recipe, nothing)).toMatch(/^Pick a picture/)
})

test('what a recipe needs to know is asked for by name', () => {
  const recipe = presetById('shop-reflection')
  expect(whyNotRun(state, recipe, nothing)).toBe('Say what “product” is.')
  expect(whyNotRun(state, recipe, { ...nothing, values: { product: 'ring' } })).toBeNull()
})

test('a change of the frame is refused before running where the host can’t take it', () => {
  const recipe = presetById('social-square')
  expect(whyNotRun(state, recipe, nothing)).toMatch(/^It changes the frame, which can’t be done/)
  const able = { ...state, capabilities: { ...state.capabilities, reframe: true } }
  expect(whyNotRun(able, recipe, nothing)).toBeNull()
  expect(whyNotOnAll(recipe)).toMatch(/one picture at a time/)
  expect(whyNotOnAll(presetById('social-vibrant'))).toBeNull()
})

test('a slot for a picture needs a model that takes one, and then the picture', () => {
  const recipe = presetById('shop-scene-slot')
  const filling = { ...nothing, values: { product: 'ring' } }
  expect(whyNotRun(state, recipe, filling)).toBe(
    'It takes a further picture along, and Classic takes none: choose another provider in More.',
  )
  const [local, ...others] = state.providers
  const models = local!.models.map((model) => ({ ...model, maxReferences: 2 }))
  const able = { ...state, providers: [{ ...local!, models }, ...others] }
  expect(whyNotRun(able, recipe, filling)).toBe('Choose a picture for “product picture”.')
})
