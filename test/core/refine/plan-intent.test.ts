import { expect, test } from 'vitest'
import type { Host } from '../../../core/host.ts'
import { planIntent, prepare, request } from '../../../core/refine.ts'
import { box, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

test('a plan tells what a refinement is and costs without reading a pixel', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const intent = intentOn(desk, { region: box(5, 5, 12, 12), variations: 3 })
  const readPixels = () => Promise.reject(new Error('Expected no pixels to be read'))
  const planned = await planIntent({ ...desk.deps, host: { ...desk.host, readPixels } }, intent)
  const { prompt, sent, ...rest } = await prepare(desk.deps, intent)
  expect(planned).toEqual(rest)
  expect(planned.estimateUsd).toBeCloseTo(0.12)
  expect(desk.provider.requests).toEqual([])
})

test('promise 5: a document that can only be looked at is refused before anything is sent', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const prepared = await prepare(desk.deps, intentOn(desk))
  const host = lookedAt(desk.host)
  const deps = { ...desk.deps, host }
  for (const ask of [
    () => planIntent(deps, intentOn(desk)),
    () => prepare(deps, intentOn(desk)),
    () => request(deps, prepared),
  ]) {
    await expectError(ask(), 'not_supported', /^Dev Mode only looks\.$/, /^Switch to Design\.$/)
  }
  expect(desk.provider.requests).toEqual([])
  expect(await desk.ledger.entries()).toEqual([])
})

/** The host as it is where nothing can be written: even looking at pixels would be for nothing. */
function lookedAt(host: Host): Host {
  const readOnly = { reason: 'Dev Mode only looks.', fix: 'Switch to Design.' }
  return {
    ...host,
    capabilities: { ...host.capabilities, readOnly },
    readPixels: () => Promise.reject(new Error('Expected no pixels to be read')),
  }
}
