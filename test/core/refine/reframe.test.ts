import { expect, test } from 'vitest'
import { cropPicture as cut } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { refine } from '../../../core/refine.ts'
import { photograph, pickedIn } from '../../hosts/contract/scene.ts'
import { box, intentOn, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat } from './scripted-provider.ts'

test('a candidate with another frame becomes a picture of its own, linked to where it came from', async () => {
  const frame = { x: 4, y: 3, width: 20, height: 10 }
  const provider = createScriptedProvider(({ picture }) => [
    { kind: 'picture', picture: flat(frame, picture.depth, [8, 8, 8, 255]), frame },
  ])
  const desk = await openDesk(provider)
  const { placed, proposal } = await refine(desk.deps, intentOn(desk, { instruction: 'crop 2:1' }))
  expect(proposal.candidates[0]!.report.notes).toEqual([
    'The frame changed, so the pixels were not compared with the source’s.',
  ])
  const { layer, id, name } = placed.versions[0]!
  expect(name).toBe('Bottle · v1 · crop 2:1')
  expect(await desk.harness.pickedLayers()).toEqual([layer])
  const picked = await pickedIn(desk.harness)
  expect(picked).toMatchObject({ source: layer, width: 20, height: 10 })
  const { lineages } = await desk.host.lineages()
  const origin = lineages.find(({ source }) => source === desk.layer)!
  expect(origin.versions.map(({ record }) => [record.id, record.kind])).toEqual([[id, 'reframe']])
  expect(lineages.find(({ source }) => source === layer)?.derivedFrom).toEqual({
    lineage: origin.id,
    version: null,
    rect: frame,
  })
})

test('promise 1: a crop that paints nothing takes the source’s own words, whatever was sent', async () => {
  const provider = createScriptedProvider(
    ({ picture }) => {
      const frame = { x: 2, y: 1, width: 10, height: 5 }
      return [{ kind: 'picture', picture: cut(picture, frame), frame }]
    },
    { depth: 8, sizes: { kind: 'list', sizes: [{ width: 20, height: 15 }] } },
  )
  const desk = await openDesk(provider, { picture: photograph({ width: 40, height: 30 }, 16) })
  const { placed } = await refine(desk.deps, intentOn(desk))
  const { layer } = placed.versions[0]!
  const rect = { x: 4, y: 2, width: 20, height: 10 }
  expect(await desk.host.readPixels(layer, { kind: 'source' }, rectOf(rect))).toEqual(
    cut(desk.picture, rect),
  )
})

test('promise 7: where no such picture can be added, that is said', async () => {
  const frame = { x: 0, y: 0, width: 5, height: 5 }
  const provider = createScriptedProvider(
    () => [{ kind: 'picture', picture: flat(frame, 8, [1, 2, 3, 255]), frame }],
    { costUsd: 0 },
  )
  const desk = await openDesk(provider, { host: { reframe: false } })
  await expectError(
    refine(desk.deps, intentOn(desk)),
    'not_supported',
    /another frame, and memory can’t add such a picture/,
  )
})

test('promise 1: an answer with another frame is refused where only a part may change', async () => {
  const frame = { x: 1, y: 1, width: 20, height: 10 }
  const provider = createScriptedProvider(() => [
    { kind: 'picture', picture: flat(frame, 8, [1, 2, 3, 255]), frame },
  ])
  for (const part of [{ region: box(5, 5, 9, 9) }, { protect: [box(5, 5, 9, 9)] }]) {
    const desk = await openDesk(provider)
    await expectError(
      refine(desk.deps, intentOn(desk, part)),
      'bad_answer',
      /another frame, but only a part of the picture may change/,
    )
  }
})

test('promise 1: a provider that calls the whole crop another frame is settled like any other', async () => {
  const provider = createScriptedProvider(({ picture }) => [
    { kind: 'picture', picture: flat(picture, 8, [1, 2, 3, 255]), frame: rectOf(picture) },
  ])
  const desk = await openDesk(provider)
  const { candidates } = await propose(desk, { region: box(5, 5, 9, 9) })
  expect(candidates[0]!.content.kind).toBe('patch')
})
