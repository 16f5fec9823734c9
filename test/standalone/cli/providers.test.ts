import { expect, test } from 'vitest'
import type { ModelCapabilities } from '../../../core/model.ts'
import { providerInfos } from '../../../core/providers/provider-list.ts'
import { modelTable } from '../../../standalone/cli/model-table.ts'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { openBench } from './run-cli.ts'

const local = providerInfos[0]!.models[0]!

function model(changes: Partial<ModelCapabilities>): ModelCapabilities {
  return { ...local, id: 'm', maxReferences: 0, prices: null, generates: false, ...changes }
}

test('every provider is listed with its models, options and the variable of its key', async () => {
  const { code, out } = await openBench({ env: { OPENAI_API_KEY: 'sk-x' } }).run('providers')
  expect(code).toBe(0)
  for (const { id, models, options = [], keyVariable } of providerInfos) {
    expect(out).toContain(`${id}  `)
    for (const { id: name, retires = '9' } of models) {
      if (retires > new Date().toISOString()) expect(out).toContain(name)
    }
    for (const option of options) expect(out).toContain(`--option ${option.id}=`)
    if (keyVariable !== undefined) expect(out).toContain(keyVariable)
  }
  expect(out).toContain('OPENAI_API_KEY, set')
  expect(out).toContain('Retired: gpt-image-1 (2026-10-23)')
  expect(out).not.toContain('sk-x')
})

test('the table says how a mask is taken, where prices come from, and until when', () => {
  const models = [
    model({
      id: 'paint-2',
      sizes: {
        kind: 'rule',
        multipleOf: 16,
        maxEdge: 3840,
        minPixels: 655_360,
        maxPixels: 8_294_400,
        maxRatio: 3,
      },
      mask: { meaning: 'alpha 0', kept: 'hint', blanks: true },
      markup: true,
      maxReferences: 15,
      generates: 'sketch',
      prices: { source: 'Their list', readOn: '2026-09-30' },
      retires: '2026-12-01',
    }),
    model({ id: 'words', sizes: { kind: 'list', sizes: [{ width: 8, height: 6 }] }, mask: null }),
  ]
  expect(modelTable(models, 'paint-2', Date.UTC(2026, 10, 20))).toEqual([
    'Model              Sizes                        Mask                    References  First pictures  Prices                  Last day',
    'paint-2 (default)  0.7–8.3 MP, multiples of 16  hint, alpha 0, outline  15          words, sketch   Their list, 2026-09-30  2026-12-01',
    'words              8×6                          none                    –           –               –                       –',
  ])
})

test('columns in which no model has anything are left out, and so are models past their last day', () => {
  const models = [model({ id: 'a' }), model({ id: 'gone', retires: '2026-05-01' })]
  expect(modelTable(models, 'a', Date.UTC(2026, 10, 20))).toEqual([
    'Model        Sizes             Mask',
    'a (default)  any up to 120 MP  exact, white',
  ])
})

test('a server is asked for its models, and nothing else', async () => {
  const server = await startServer((_, response) =>
    sendJson(response, 200, { data: [{ id: 'flux-dev' }, { id: 'sdxl' }] }),
  )
  const bench = openBench()
  const args = ['providers', '--models', 'openai-compatible', '--base-url', server.baseUrl]
  const { code, out } = await bench.run(...args)
  expect(code).toBe(0)
  expect(out).toContain('flux-dev')
  expect(out).toContain('sdxl')
  expect(server.received.map(({ url }) => url)).toEqual([expect.stringMatching(/\/models$/)])
  const json = await bench.json(...args)
  expect(Object.keys(json)).toEqual(['command', 'provider', 'models'])
})

test('a provider without a list of models says so, and which have one', async () => {
  const { code, err } = await openBench().run('providers', '--models', 'local')
  expect(code).toBe(1)
  expect(err).toMatch(/no list of models.*openai-compatible, img2img/)
})
