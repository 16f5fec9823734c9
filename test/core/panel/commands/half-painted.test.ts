import { afterEach, expect, test } from 'vitest'
import type { Host } from '../../../../core/host.ts'
import type { ModelCapabilities } from '../../../../core/model.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat } from '../../refine/scripted-provider.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const withoutStreams = (host: Host): Host => ({
  ...host,
  capabilities: { ...host.capabilities, streams: false },
})

/** Whether a provider is asked for half-painted pictures. */
async function isAsked(
  streaming: ModelCapabilities['streaming'],
  host = (same: Host) => same,
): Promise<boolean> {
  let asked: boolean | null = null
  const script: Parameters<typeof createScriptedProvider>[0] = ({ picture }, { onPartial }) => {
    asked = onPartial !== undefined
    return [flat(picture, picture.depth, [200, 3, 99, 255])]
  }
  const desk = await openDesk(createScriptedProvider(script, { streaming }))
  const panel = await openPanel(undefined, { desk, host })
  ask(panel)
  await panel.store.refine()
  if (asked === null) throw new Error('Expected a call')
  return asked
}

test('half-painted pictures are asked for where the model has some', async () => {
  expect(await isAsked('events')).toBe(true)
  expect(await isAsked('polled')).toBe(true)
  expect(await isAsked(false)).toBe(false)
})

test('a host that can’t read an answer while it comes still watches what is polled', async () => {
  expect(await isAsked('events', withoutStreams)).toBe(false)
  expect(await isAsked('polled', withoutStreams)).toBe(true)
})
