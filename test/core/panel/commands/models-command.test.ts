import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import type { PanelDeps } from '../../../../core/panel/panel-deps.ts'
import type { Provider } from '../../../../core/provider.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider } from '../../refine/scripted-provider.ts'
import { closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'
import { serverInfo } from '../support/sample-state.ts'

afterEach(closePanels)

type Access = Parameters<PanelDeps['createProvider']>[1]

/** A panel with a server of the user's own, and what it was reached with. */
async function openWith(
  models: NonNullable<Provider['models']>,
  settings?: OpenPanel['settings'],
): Promise<{ readonly panel: OpenPanel; readonly accesses: Access[] }> {
  const desk = await openDesk(createScriptedProvider(() => []))
  const accesses: Access[] = []
  const panel = await openPanel(undefined, {
    desk,
    ...(settings && { settings }),
    deps: {
      providerInfos: [desk.provider.info, serverInfo],
      createProvider: (_, access) => {
        accesses.push(access)
        return { ...desk.provider, info: serverInfo, models }
      },
    },
  })
  return { panel, accesses }
}

const loaded = serverInfo.models[0]!

test('a server is asked for its models on demand, with the key, address and options that are set', async () => {
  const { panel, accesses } = await openWith(async () => [
    { ...loaded, id: 'xl', label: 'SDXL' },
    { ...loaded, id: 'flux', label: 'Flux' },
  ])
  expect(accesses).toEqual([])
  await panel.store.saveKey('server', 'me:secret')
  panel.store.setBaseUrl('server', 'http://other:7860')
  panel.store.setOption('server', 'steps', ' 30 ')
  await panel.store.askModels('server')
  expect(accesses).toEqual([
    { key: 'me:secret', baseUrl: 'http://other:7860', options: { steps: '30' } },
  ])
  const { names, asking, error } = panel.store.getState().serverModels.server!
  expect(names.map(({ label }) => label)).toEqual(['SDXL', 'Flux'])
  expect({ asking, error }).toEqual({ asking: false, error: null })
})

test('the last list is remembered, and forgotten when the address changes', async () => {
  const first = await openWith(async () => [{ ...loaded, id: 'xl', label: 'SDXL' }])
  await first.panel.store.askModels('server')
  const { panel } = await openWith(async () => [], first.panel.settings)
  expect(panel.store.getState().serverModels.server?.names).toEqual([{ id: 'xl', label: 'SDXL' }])
  panel.store.setBaseUrl('server', 'http://other:7860')
  expect(panel.store.getState().serverModels.server?.names).toEqual([])
})

test('why there is no list is said in its place, and the list from before stays', async () => {
  let fails = false
  const { panel } = await openWith(async () => {
    if (!fails) return [{ ...loaded, id: 'xl', label: 'SDXL' }]
    throw new RefineError('provider_unreachable', 'Nobody answers.', { hint: 'Start it.' })
  })
  await panel.store.askModels('server')
  fails = true
  await panel.store.askModels('server')
  const { names, error } = panel.store.getState().serverModels.server!
  expect(names).toHaveLength(1)
  expect(error?.message).toBe('Nobody answers.')
  expect(panel.store.getState().problem).toBeNull()
})

test('an answer of a server that is not set up any more counts for nothing', async () => {
  let answer = () => {}
  const { panel } = await openWith(
    () => new Promise((resolve) => (answer = () => resolve([{ ...loaded, id: 'old' }]))),
  )
  const asking = panel.store.askModels('server')
  await expect.poll(() => panel.store.getState().serverModels.server?.asking).toBe(true)
  panel.store.setBaseUrl('server', 'http://other:7860')
  answer()
  await asking
  expect(panel.store.getState().serverModels.server).toMatchObject({ names: [], asking: false })
})
