import { expect, test } from 'vitest'
import type { Preserve } from '../../../core/edit/edit.ts'
import {
  intentFromEntry,
  type PixelWork,
  planIntent,
  prepare,
  refine,
  request,
  reword,
} from '../../../core/refine.ts'
import { pickedIn } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const label: Preserve = {
  text: 'the front label',
  kind: 'product shape',
  area: { x: 6, y: 6, width: 8, height: 5 },
}
const asked = { instruction: 'add a lamp', region: box(4, 4, 20, 20), preserve: [label] }

function openPainted(): Promise<Desk> {
  return openDesk(createScriptedProvider(repaintEverything))
}

test('the area of what must stay is protected, and so it is untouched', async () => {
  const { candidates, prepared } = await propose(await openPainted(), asked)
  expect(prepared.edit.protect.map(({ rect }) => rect)).toEqual([label.area])
  expect(candidates[0]?.report.preserves).toEqual([{ text: label.text, result: 'untouched' }])
})

test('a change that must cross the area leaves it open, and it is measured', async () => {
  const { candidates, prepared } = await propose(await openPainted(), {
    ...asked,
    instruction: 'make the light warmer',
  })
  expect(prepared.edit.protect).toEqual([])
  expect(candidates[0]?.report.preserves?.[0]).toMatchObject({ against: 'parent' })
})

test('planning the same again gives the same edit', async () => {
  const desk = await openPainted()
  const { call, prepared } = await propose(desk, asked)
  const entry = (await desk.ledger.entries()).find(({ id }) => id === call)!
  const again = await planIntent(desk.deps, await intentFromEntry(desk.deps, entry))
  expect(again.editHash).toBe(prepared.editHash)
})

test('other words do not go with areas that were protected for the words before', async () => {
  const desk = await openPainted()
  const prepared = await prepare(desk.deps, intentOn(desk, asked))
  expect(
    reword(desk.deps, prepared, { instruction: 'add two lamps', preserve: [label] }),
  ).toBeNull()
  expect(reword(desk.deps, prepared, { instruction: 'add two lamps', preserve: [] })).toBeNull()
  const without = await prepare(desk.deps, intentOn(desk, { ...asked, preserve: [] }))
  expect(reword(desk.deps, without, { instruction: 'add two lamps', preserve: [] })).not.toBeNull()
})

test('a product is compared with the source once there are versions, and only then', async () => {
  const roots: boolean[] = []
  const desk = await openPainted()
  const settle: PixelWork['settle'] = (input, options) => {
    roots.push(input.root !== undefined)
    return desk.deps.work.settle(input, options)
  }
  const deps = { ...desk.deps, work: { ...desk.deps.work, settle } }
  const warm = { ...asked, instruction: 'make the light warmer' }
  const first = await refine(deps, intentOn(desk, warm))
  const picked = await pickedIn(desk.harness)
  const wider = { ...warm, region: box(4, 4, 26, 26) }
  const onVersion = intentOn({ picked }, { ...wider, parent: first.placed.versions[0]!.id })
  const { candidates } = await request(deps, await prepare(deps, onVersion))
  expect(candidates[0]?.report.preserves?.[0]?.against).toBe('root')
  await request(deps, await prepare(deps, { ...onVersion, preserve: [{ ...label, kind: 'text' }] }))
  expect(roots).toEqual([false, true, false])
})

test('an area beside the picture is refused before anything is sent', async () => {
  const desk = await openPainted()
  const elsewhere = { ...label, area: { x: 900, y: 900, width: 5, height: 5 } }
  await expectError(
    propose(desk, { ...asked, preserve: [elsewhere] }),
    'bad_setting',
    /The area of “the front label” lies outside the picture/,
    /40 × 30/,
  )
  expect(desk.provider.requests).toEqual([])
})
