import { expect, test } from 'vitest'
import type { Edit } from '../../../core/edit/edit.ts'
import { coverageAt } from '../../../core/mask/mask.ts'
import type { MaskCapability, ModelCapabilities } from '../../../core/model.ts'
import type { Priced } from '../../../core/provider.ts'
import { accept, type Intent, planIntent, prepare, request, reword } from '../../../core/refine.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk, propose, shownOn } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const blanking: MaskCapability = { meaning: 'alpha 0', kept: 'hint', blanks: true }
const region = box(10, 6, 12, 9)

function openWith(model: Partial<ModelCapabilities>): Promise<Desk> {
  const provider = createScriptedProvider(repaintEverything, model)
  return openDesk(provider, { picture: photograph({ width: 60, height: 50 }, 8) })
}

async function sentFor(model: Partial<ModelCapabilities>, changes: Partial<Intent>) {
  const desk = await openWith(model)
  const { prepared } = await propose(desk, { region, ...changes })
  const [sent] = desk.provider.requests
  return { ...sent!, maskUse: prepared.maskUse.use, prepared }
}

test('what is added is shown by a mask', async () => {
  const sent = await sentFor({ mask: blanking }, { instruction: 'add a lamp' })
  expect(sent.maskUse).toBe('send')
  expect(coverageAt(sent.mask!, 15, 10)).toBe(255)
  expect(sent.markup).toBeNull()
  expect(sent.prompt).toContain('inside the marked area')
})

test('promise 5: a model that reads descriptions is told the user’s own words alone, and that is what is shown', async () => {
  const sent = await sentFor(
    { mask: { meaning: 'white', kept: 'hint', blanks: false }, reads: 'descriptions' },
    { instruction: 'add a brass lamp', preserve: [{ text: 'the label', kind: 'text' }] },
  )
  expect(sent.prompt).toBe('add a brass lamp')
  expect(sent.prepared.prompt).toBe('add a brass lamp')
})

test('light on a model whose mask blanks goes without a mask, with the place in words', async () => {
  const sent = await sentFor({ mask: blanking }, { instruction: 'make the light warmer' })
  expect(sent.maskUse).toBe('omit')
  expect(sent.mask).toBeNull()
  expect(sent.markup).toBeNull()
  expect(sent.prompt).toContain('Make the change only in the upper left part of the picture')
  expect(sent.prompt).not.toContain('marked')
  expect(sent.picture).toEqual(sent.prepared.sent)
})

test('a model that follows outlines gets one beside the picture, which stays as it is', async () => {
  const model = { mask: blanking, markup: true }
  const sent = await sentFor(model, { instruction: 'make the light warmer' })
  expect(sent.maskUse).toBe('markup')
  expect(sent.mask).toBeNull()
  expect(sent.markup).toMatchObject({ width: 60, height: 50, depth: 8 })
  const alphaAt = (x: number, y: number) => sent.markup!.data[(y * 60 + x) * 4 + 3]
  expect(alphaAt(9, 8)).toBe(255)
  expect(alphaAt(10, 8)).toBe(0)
  expect(alphaAt(40, 40)).toBe(0)
  expect(sent.picture).toEqual(photograph({ width: 60, height: 50 }, 8))
  expect(sent.prompt).toContain('must not appear in the answer')
})

test('the user’s own setting is part of the edit, and is kept when it is asked again', async () => {
  const desk = await openWith({ mask: blanking })
  const asked = { region, instruction: 'make the light warmer' }
  const set = await planIntent(desk.deps, intentOn(desk, { ...asked, maskUse: 'send' }))
  expect(set.maskUse.use).toBe('send')
  expect(set.edit.maskUse).toBe('send' satisfies Edit['maskUse'])
  const free = await planIntent(desk.deps, intentOn(desk, asked))
  expect(free.editHash).not.toBe(set.editHash)
})

test('a setting that the model does not take is refused before anything is sent', async () => {
  const desk = await openWith({ mask: null })
  const asking = propose(desk, { region, maskUse: 'send' })
  await expectError(asking, 'bad_setting', /^Any takes no mask\.$/)
  expect(desk.provider.requests).toEqual([])
})

for (const maskUse of ['send', 'omit', 'markup'] as const) {
  test(`promise 1: no bit changes outside the region when everything is repainted and the mask use is ${maskUse}`, async () => {
    const desk = await openWith({ mask: blanking, markup: true })
    const prepared = await prepare(desk.deps, intentOn(desk, { region, maskUse }))
    const proposal = await request(desk.deps, prepared)
    await accept(desk.deps, proposal, [0])
    const [sent] = desk.provider.requests
    expect([sent!.mask !== null, sent!.markup !== null]).toEqual([
      maskUse === 'send',
      maskUse === 'markup',
    ])
    const shown = await shownOn(desk)
    let changed = 0
    for (let i = 0; i < 60 * 50; i++) {
      const before = desk.picture.data.subarray(i * 4, i * 4 + 4).join()
      if (shown.data.subarray(i * 4, i * 4 + 4).join() === before) continue
      changed++
      expect(coverageAt(region, i % 60, Math.floor(i / 60))).toBeGreaterThan(0)
    }
    expect(changed).toBeGreaterThan(0)
  })
}

test('each tile says its own place', async () => {
  const desk = await openDesk(
    createScriptedProvider(repaintEverything, {
      mask: null,
      sizes: { kind: 'list', sizes: [{ width: 360, height: 360 }] },
    }),
    { picture: photograph({ width: 720, height: 420 }, 8) },
  )
  await propose(desk, { region: box(60, 120, 480, 120), tiles: true })
  const prompts = desk.provider.requests.map(({ prompt }) => prompt)
  expect(prompts.length).toBeGreaterThan(2)
  expect(new Set(prompts).size).toBeGreaterThan(1)
  for (const prompt of prompts) expect(prompt).toContain('of its height')
})

test('what is expanded without a mask is told in words', async () => {
  const desk = await openWith({ mask: null, faithful: false })
  const sides = { left: 20, top: 0, right: 0, bottom: 0 }
  const intent = intentOn(desk, { reframe: { kind: 'expand', sides } })
  const { prompt, maskUse } = await prepare(desk.deps, intent)
  expect(maskUse.use).toBe('none')
  expect(prompt).toContain('Make the change only in the left part of the picture, from 0 %')
})

test('other words for the same crop say the same place, and what decides the mask is decided anew', async () => {
  const desk = await openWith({ mask: blanking })
  const asked = { region, instruction: 'make the light warmer' }
  const prepared = await prepare(desk.deps, intentOn(desk, asked))
  const same = reword(desk.deps, prepared, { instruction: 'make it darker', preserve: [] })
  const again = await prepare(
    desk.deps,
    intentOn(desk, { ...asked, instruction: 'make it darker' }),
  )
  expect(same).toEqual(again)
  expect(reword(desk.deps, prepared, { instruction: 'add a lamp', preserve: [] })).toBeNull()
})

test('the price is asked for with the text that is sent', async () => {
  const asked: Priced[] = []
  const provider = createScriptedProvider(repaintEverything, { mask: null })
  const desk = await openDesk({
    ...provider,
    estimate(priced) {
      asked.push(priced)
      return provider.estimate(priced)
    },
  })
  const prepared = await prepare(desk.deps, intentOn(desk, { region }))
  expect(prepared.prompt).toContain('of its width')
  expect(asked.at(-1)?.promptLength).toBe(prepared.prompt.length)
  const words = { instruction: 'make the light very much warmer', preserve: [] }
  const worded = reword({ provider: desk.deps.provider }, prepared, words)
  expect(asked.at(-1)?.promptLength).toBe(worded?.prompt.length)
})
