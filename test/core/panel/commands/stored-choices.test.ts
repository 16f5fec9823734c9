import { expect, test } from 'vitest'
import { fromUtf8, toUtf8 } from '../../../../core/bytes.ts'
import type { PanelAction } from '../../../../core/panel/action.ts'
import { readChoices, writeChoices } from '../../../../core/panel/commands/stored-choices.ts'
import { createPanelState } from '../../../../core/panel/create-panel-state.ts'
import { reduce } from '../../../../core/panel/reduce.ts'
import { capabilities, cloudInfo, serverInfo } from '../support/sample-state.ts'

const providers = [cloudInfo, serverInfo]
const fresh = createPanelState(capabilities, providers)

function chosen(...actions: readonly PanelAction[]) {
  return actions.reduce(reduce, fresh)
}

test('choices come back as they were written', () => {
  const state = chosen(
    { type: 'setup', changes: { provider: 'server', strength: 0.4, complexity: 'low' } },
    { type: 'baseUrl', provider: 'server', url: 'http://other:7860' },
    { type: 'serverModels', provider: 'server', changes: { names: [{ id: 'x', label: 'X' }] } },
    { type: 'option', provider: 'server', option: 'sampler', value: 'DPM++' },
    { type: 'budgets', changes: { perDayUsd: 2 } },
  )
  const read = readChoices(writeChoices(state), providers).reduce(reduce, fresh)
  expect(read.setup).toMatchObject({ provider: 'server', strength: 0.4, complexity: 'low' })
  expect(read.baseUrls).toEqual({ server: 'http://other:7860' })
  expect(read.serverModels.server?.names).toEqual([{ id: 'x', label: 'X' }])
  expect(read.options).toEqual({ server: { sampler: 'DPM++' } })
  expect(read.budgets).toEqual({ perEditUsd: null, perDayUsd: 2 })
})

test('options that a provider no longer has, and values that it no longer takes, are left out', () => {
  const written = JSON.parse(fromUtf8(writeChoices(fresh)))
  const options = { server: { sampler: 'Gone', steps: '20', wizard: 'on' } }
  const read = readChoices(toUtf8(JSON.stringify({ ...written, options })), providers)
  expect(read.reduce(reduce, fresh).options).toEqual({ server: { steps: '20' } })
})

test('what has to be decided each time is not remembered', () => {
  const state = chosen({ type: 'setup', changes: { seed: 7, maskUse: 'omit' } })
  const read = readChoices(writeChoices(state), providers).reduce(reduce, fresh)
  expect(read.setup).toMatchObject({ seed: null, maskUse: null })
})
