import { expect, test } from 'vitest'
import { modelNames } from '../../../core/panel/chosen.ts'
import { forModel, plainSetup } from '../../../core/panel/setup.ts'
import { cloudInfo, sampleState, serverInfo } from './support/sample-state.ts'

const [paint2, paint1] = cloudInfo.models

test('another model keeps what it takes and falls back to its own choice for the rest', () => {
  const setup = {
    ...plainSetup,
    provider: 'cloud',
    quality: 'high',
    complexity: 'low',
    strength: 0.4,
    variations: 4,
    seed: 7,
    maskUse: 'omit' as const,
  }
  expect(forModel('paint-2', paint2!, setup)).toEqual({
    model: 'paint-2',
    quality: 'high',
    complexity: null,
    strength: 0.4,
    maskUse: null,
    variations: 4,
    seed: 7,
  })
  expect(forModel('paint-1', paint1!, setup)).toMatchObject({
    quality: null,
    variations: 1,
    seed: null,
  })
})

test('models that a server names come after the known ones, each once', () => {
  const names = [
    { id: 'loaded', label: 'Said again' },
    { id: 'xl', label: 'SDXL' },
  ]
  const said = { names, askedAt: 0, asking: false, error: null }
  const state = sampleState({ serverModels: { server: said } })
  expect(modelNames(state, serverInfo).map(({ label }) => label)).toEqual([
    'The loaded model',
    'SDXL',
  ])
})
