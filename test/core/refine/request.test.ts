import { expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import type { Picture } from '../../../core/image/picture.ts'
import type { LedgerEntry } from '../../../core/ledger/ledger.ts'
import { coverageAt } from '../../../core/mask/mask.ts'
import type { Progress } from '../../../core/ports.ts'
import { prepare, request } from '../../../core/refine.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { exactly } from '../../support/exactly.ts'
import { box, type Desk, intentOn, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, flat, repaintEverything } from './scripted-provider.ts'

test('the request says what was prepared, with the mask in provider pixels', async () => {
  const provider = createScriptedProvider(repaintEverything, {
    sizes: { kind: 'list', sizes: [{ width: 80, height: 60 }] },
  })
  const desk = await openDesk(provider)
  const intent = intentOn(desk, {
    region: box(10, 10, 20, 10),
    protect: [box(10, 10, 5, 10)],
    strength: 0.5,
    seed: 3,
    quality: 'low',
  })
  const prepared = await prepare(desk.deps, intent)
  await request(desk.deps, prepared)
  const [sent] = provider.requests
  expect(sent).toMatchObject({
    model: 'any',
    crop: { x: 0, y: 0, width: 40, height: 30 },
    whole: { width: 40, height: 30 },
    size: { width: 80, height: 60 },
    instruction: 'make the light warmer',
    prompt: prepared.prompt,
    strength: 0.5,
    seed: 3,
    quality: 'low',
    variations: 1,
  })
  expect(sent!.picture).toBe(prepared.sent)
  expect(sent!.mask!.rect).toEqual({ x: 0, y: 0, width: 80, height: 60 })
  expect(coverageAt(sent!.mask!, 30, 20)).toBe(255)
  expect(coverageAt(sent!.mask!, 29, 20)).toBe(0)
  expect(coverageAt(sent!.mask!, 60, 20)).toBe(0)
})

test('a model that sees no mask is sent none, and neither is one asked for the whole picture', async () => {
  const blind = createScriptedProvider(repaintEverything, { mask: null })
  const desk = await openDesk(blind)
  await request(desk.deps, await prepare(desk.deps, intentOn(desk, { region: box(1, 1, 5, 5) })))
  expect(blind.requests[0]!.mask).toBeNull()
  const seeing = await openDesk(createScriptedProvider(repaintEverything))
  await request(seeing.deps, await prepare(seeing.deps, intentOn(seeing)))
  expect(seeing.provider.requests[0]!.mask).toBeNull()
})

test('promise 2: the call is noted before it is sent, and its pictures are kept before they are settled', async () => {
  const seen: string[] = []
  const note = async (desk: Desk, moment: string) => {
    const [entry] = await desk.ledger.entries()
    seen.push(`${moment}: ${entry?.state} ${entry?.candidates}`)
  }
  const provider = createScriptedProvider(async ({ picture }) => {
    await note(desk, 'painting')
    return {
      candidates: [{ kind: 'picture', picture: flat(picture, 8, [9, 9, 9, 255]) }],
      usage: { costUsd: 0.04 },
    }
  })
  const desk = await openDesk(provider)
  const work: Desk['deps']['work'] = {
    ...desk.deps.work,
    settle: async (input, options) => {
      await note(desk, 'settling')
      return desk.deps.work.settle(input, options)
    },
  }
  const proposal = await request({ ...desk.deps, work }, await prepare(desk.deps, intentOn(desk)))
  expect(seen).toEqual(['painting: open 0', 'settling: answered 1'])
  expect(proposal.usage).toEqual({ costUsd: 0.04 })
  expect(await onlyEntry(desk)).toMatchObject({
    id: proposal.call,
    state: 'answered',
    estimate: exactly(0.04),
    source: { layer: desk.layer, name: 'Bottle', lineage: null },
  })
})

test('candidates keep the provider’s order, files among them, and its remarks become notes', async () => {
  const answer = flat({ width: 40, height: 30 }, 8, [200, 0, 0, 255])
  const provider = createScriptedProvider(({ picture }) => [
    flat(picture, 8, [9, 9, 9, 255]),
    { kind: 'file', bytes: Uint8Array.of(1, 2, 3), remark: 'Painted twice.' },
  ])
  const desk = await openDesk(provider, {
    decode: async (bytes) => {
      expect([...bytes]).toEqual([1, 2, 3])
      return { picture: answer, color: { space: 'srgb', name: 'sRGB' } }
    },
  })
  const { candidates } = await request(
    desk.deps,
    await prepare(desk.deps, intentOn(desk, { variations: 2 })),
  )
  const colors = candidates.map(({ content }) =>
    content.kind === 'patch' ? [...content.patch.color.data.subarray(0, 3)] : null,
  )
  expect(colors).toEqual([
    [9, 9, 9],
    [200, 0, 0],
  ])
  expect(candidates[1]!.report.notes).toContain('Painted twice.')
})

test('one picture that can’t be used costs the others nothing, and they say so', async () => {
  const provider = createScriptedProvider(({ picture }) => [
    { kind: 'file', bytes: Uint8Array.of(0) },
    flat(picture, 8, [9, 9, 9, 255]),
  ])
  const desk = await openDesk(provider, { decode: () => Promise.reject(unreadable()) })
  const { candidates } = await request(desk.deps, await prepare(desk.deps, intentOn(desk)))
  expect(candidates).toHaveLength(1)
  expect(candidates[0]!.report.notes).toContain(
    "1 of 2 pictures could not be used: The provider's answer is no picture that can be used. The file is damaged.",
  )
})

test('a model that knows no alpha cuts no hole: where it answers transparent, the picture stays', async () => {
  const half = (picture: Picture) => {
    const answer = flat(picture, 8, [9, 9, 9, 255])
    for (let pos = 3; pos < answer.data.length / 2; pos += 4) answer.data[pos] = 0
    return answer
  }
  const provider = createScriptedProvider(({ picture }) => [half(picture)], { alpha: false })
  const desk = await openDesk(provider)
  const { candidates } = await request(desk.deps, await prepare(desk.deps, intentOn(desk)))
  const { content, report } = candidates[0]!
  expect(report.notes).toContain(
    'The answer was transparent in places; there the picture stays as it was.',
  )
  if (content.kind !== 'patch') return expect.fail(`Expected a patch but received ${content.kind}`)
  const { data } = content.patch.color
  expect(data.subarray(0, data.length / 2)).toEqual(desk.picture.data.subarray(0, data.length / 2))
  expect([...data.subarray(-4)]).toEqual([9, 9, 9, 255])
})

test('promise 7: fewer pictures than were asked for are remarked upon', async () => {
  const provider = createScriptedProvider(({ picture }) => [flat(picture, 8, [9, 9, 9, 255])])
  const desk = await openDesk(provider)
  const prepared = await prepare(desk.deps, intentOn(desk, { variations: 2 }))
  const { candidates } = await request(desk.deps, prepared)
  expect(candidates[0]!.report.notes).toContain(
    'The provider gave 1 of the 2 pictures that were asked for.',
  )
})

test('promise 5: nothing is sent when the call can’t be noted', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const ledger = { ...desk.ledger, open: () => Promise.reject(new Error('quota')) }
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expect(request({ ...desk.deps, ledger }, prepared)).rejects.toThrow('quota')
  expect(desk.provider.requests).toEqual([])
})

test('promise 5: a budget stops the spending before anything is sent', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything, { costUsd: 0.04 }))
  const prepared = await prepare(desk.deps, intentOn(desk, { variations: 2 }))
  await expectError(
    request(desk.deps, prepared, { budgetUsd: 0.07 }),
    'over_budget',
    /estimated at up to \$0\.0800, above the budget of \$0\.0700/,
    /Nothing was sent/,
  )
  expect(desk.provider.requests).toEqual([])
  expect(await desk.ledger.entries()).toEqual([])
  await request(desk.deps, prepared, { budgetUsd: 0.08 })
  expect(desk.provider.requests).toHaveLength(1)
})

test('promise 5: with a budget, a call of unknown price is not sent', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything, { costUsd: null }))
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(request(desk.deps, prepared, { budgetUsd: 9 }), 'over_budget', /not known/)
  expect(desk.provider.requests).toEqual([])
})

test('progress and half pictures are handed on', async () => {
  const provider = createScriptedProvider(({ picture }, { onProgress, onPartial }) => {
    onProgress?.(0.5)
    onPartial?.({ kind: 'picture', picture: photograph({ width: 2, height: 2 }, 8) })
    onPartial?.({ kind: 'file', bytes: Uint8Array.of(0) })
    return [flat(picture, 8, [9, 9, 9, 255])]
  })
  const desk = await openDesk(provider)
  const steps: Progress[] = []
  const partials: unknown[] = []
  await request(desk.deps, await prepare(desk.deps, intentOn(desk)), {
    onProgress: (progress) => steps.push(progress),
    onPartial: (picture) => partials.push(picture),
  })
  expect(steps).toEqual([
    { stage: 'sending', fraction: null },
    { stage: 'painting', fraction: 0.5 },
    { stage: 'settling', fraction: 0 },
  ])
  expect(partials).toEqual([photograph({ width: 2, height: 2 }, 8)])
})

async function onlyEntry(desk: Desk): Promise<LedgerEntry> {
  const entries = await desk.ledger.entries()
  expect(entries).toHaveLength(1)
  return entries[0]!
}

function unreadable(): RefineError {
  return new RefineError('unreadable_file', 'The file is damaged.', { hint: 'Try another.' })
}

test('an 8-bit answer is converted at the depth of a 16-bit source, so that nothing is rounded twice', async () => {
  const depths: number[] = []
  const color = {
    toSrgb: async (picture: Picture) => picture,
    fromSrgb: async (picture: Picture) => {
      depths.push(picture.depth)
      return picture
    },
  }
  const provider = createScriptedProvider(repaintEverything, { anyColorSpace: false, depth: 8 })
  const picture = photograph({ width: 40, height: 30 }, 16)
  await propose(
    await openDesk(provider, {
      picture,
      color: { space: 'other', name: 'Display P3' },
      host: { color },
    }),
  )
  expect(depths).toEqual([16])
  expect(provider.requests[0]!.color.space).toBe('srgb')
})
