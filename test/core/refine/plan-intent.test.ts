import { expect, test } from 'vitest'
import type { Host } from '../../../core/host.ts'
import { planIntent, prepare, request } from '../../../core/refine.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { exactly } from '../../support/exactly.ts'
import { box, intentOn, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

test('a plan tells what a refinement is and costs without reading a pixel', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const intent = intentOn(desk, { region: box(5, 5, 12, 12), variations: 3 })
  const readPixels = () => Promise.reject(new Error('Expected no pixels to be read'))
  const planned = await planIntent({ ...desk.deps, host: { ...desk.host, readPixels } }, intent)
  const { sent, ...rest } = await prepare(desk.deps, intent)
  expect(planned).toEqual(rest)
  expect(planned.estimate?.highUsd).toBeCloseTo(0.12)
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

test('a size that one request can’t carry is not planned: nothing is encoded to find out', async () => {
  const sizes = [
    { width: 1024, height: 1024 },
    { width: 600, height: 600 },
  ]
  const wire = { dataUrlLength: 1_600_000 }
  const model = { sizes: { kind: 'list', sizes }, wire, alpha: false } as const
  const picture = photograph({ width: 1100, height: 1100 }, 8)
  const desk = await openDesk(createScriptedProvider(repaintEverything, model), { picture })
  expect((await planIntent(desk.deps, intentOn(desk))).plan).toMatchObject({
    sent: { width: 600, height: 600 },
    density: 600 / 1100,
  })
})

test('the price decides between sizes that are equally dense', async () => {
  const sizes = [
    { width: 160, height: 160 },
    { width: 192, height: 160 },
  ]
  const provider = createScriptedProvider(repaintEverything, { sizes: { kind: 'list', sizes } })
  const desk = await openDesk(provider, { picture: photograph({ width: 400, height: 300 }, 8) })
  const estimate = ({ size }: { size: { width: number } }) =>
    exactly(size.width === 192 ? 0.01 : 0.02)
  const deps = { ...desk.deps, provider: { ...provider, estimate } }
  const planned = await planIntent(deps, intentOn(desk, { region: box(100, 100, 5, 5) }))
  expect(planned.plan.sent).toEqual({ width: 192, height: 160 })
  expect(planned.estimate).toEqual(exactly(0.01))
})

test('promise 7: a model none of whose sizes can be carried is refused before anything is read', async () => {
  const provider = createScriptedProvider(repaintEverything, {
    sizes: { kind: 'list', sizes: [{ width: 1024, height: 1024 }] },
    wire: { dataUrlLength: 1_000_000 },
  })
  const desk = await openDesk(provider)
  await expectError(
    planIntent(desk.deps, intentOn(desk)),
    'too_large',
    /^No size that Any offers is small enough/,
    /Choose another model/,
  )
})

test('a reference that one request can’t carry is sent smaller, and that is said', async () => {
  const provider = createScriptedProvider(repaintEverything, { wire: { dataUrlLength: 20_000 } })
  const desk = await openDesk(provider)
  const references = [
    { name: 'Oak', picture: photograph({ width: 100, height: 50 }, 8) },
    { name: 'Elm', picture: photograph({ width: 10, height: 5 }, 8) },
  ]
  const { candidates } = await propose(desk, { references })
  const [oak, elm] = provider.requests[0]!.references
  expect({ width: oak!.picture.width, height: oak!.picture.height }).toEqual({
    width: 82,
    height: 42,
  })
  expect(elm).toBe(references[1])
  expect(candidates[0]!.report.notes).toContain(
    '“Oak” was sent at 82×42: one request can’t carry more.',
  )
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
