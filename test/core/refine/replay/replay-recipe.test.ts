import { expect, test } from 'vitest'
import { hashEdit } from '../../../../core/edit/edit-hash.ts'
import { fillRecipe } from '../../../../core/guide/recipes/fill-recipe.ts'
import { parseRecipe } from '../../../../core/guide/recipes/parse-recipe.ts'
import type { Recipe } from '../../../../core/guide/recipes/recipe.ts'
import { recipeOf } from '../../../../core/guide/recipes/recipe-of.ts'
import { lineageOf } from '../../../../core/history/find-in-lineages.ts'
import type { Lineage } from '../../../../core/history/lineage.ts'
import { rectOf } from '../../../../core/image/rect.ts'
import { createLocalProvider } from '../../../../core/providers/local/create-local-provider.ts'
import { paintLocally } from '../../../../core/providers/local/paint-locally.ts'
import { replayRecipe } from '../../../../core/refine/replay/replay-recipe.ts'
import { refine } from '../../../../core/refine.ts'
import { photograph, pickedIn } from '../../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk, oval } from '../desk.ts'
import { createScriptedProvider, repaintEverything } from '../scripted-provider.ts'

const size = { width: 90, height: 60 }

test('on its own source a recipe makes the same edits and the same pixels again', async () => {
  const desk = await openLocal(8)
  const made = await threeSteps(desk)
  const lineage = await lineageOn(desk)
  const recipe = recipeOf(lineage, made.at(-1)!, {
    id: 'r',
    name: 'Three steps',
    parameters: [{ name: 'colour', words: 'sage green' }],
  })
  const filled = fillRecipe(parseRecipe(JSON.stringify(recipe)), { colour: 'sage green' })
  const picked = await pickedIn(desk.harness)
  const replayed = await replayRecipe(() => desk.deps, filled, { picked, parent: null })
  expect(replayed.map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  const records = (await lineageOn(desk)).versions.map(({ record }) => record)
  const [old, again] = [records.slice(0, 3), records.slice(3)]
  for (const [i, { edit, id }] of again.entries()) {
    const before = old[i]!
    expect(hashEdit({ ...edit, parent: null })).toBe(hashEdit({ ...before.edit, parent: null }))
    expect(edit).toEqual({ ...before.edit, parent: i === 0 ? null : again[i - 1]!.id })
    expect(await pixelsOf(desk, id)).toEqual(await pixelsOf(desk, before.id))
  }
})

test('replayed on a picture of another size and depth every step is a version with a report', async () => {
  const first = await openLocal(8)
  const made = await threeSteps(first)
  const recipe = recipeOf(await lineageOn(first), made.at(-1)!, { id: 'r', name: 'Three steps' })
  const other = await openLocal(16, { width: 131, height: 47 })
  const picked = await pickedIn(other.harness)
  const replayed = await replayRecipe(() => other.deps, recipe, { picked, parent: null })
  expect(replayed.map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  const records = (await lineageOn(other)).versions.map(({ record }) => record)
  expect(records.map(({ parent }) => parent)).toEqual([null, records[0]!.id, records[1]!.id])
  for (const { report } of records) expect(report.outside.changedPixels).toBe(0)
  const share = (of: { width: number; height: number }, { edit }: (typeof records)[number]) => {
    const { rect } = edit.region!
    return (rect.width * rect.height) / (of.width * of.height)
  }
  const [old] = (await lineageOn(first)).versions
  expect(share({ width: 131, height: 47 }, records[0]!)).toBeCloseTo(share(size, old!.record), 1)
})

test('a step that fails ends the replay, says so, and loses nothing', async () => {
  const desk = await openLocal(8)
  const recipe = parsed([
    { instruction: 'make the light warmer', stage: 'light' },
    { instruction: 'add a sleeping cat', stage: 'composition' },
    { instruction: 'sharpen it a little', stage: 'polish' },
  ])
  const start = { picked: desk.picked, parent: null }
  const replayed = await replayRecipe(() => desk.deps, recipe, start)
  expect(replayed.map(({ kind }) => kind)).toEqual(['done', 'failed'])
  expect(replayed[1]).toMatchObject({ error: { code: 'needs_generative' } })
  expect((await lineageOn(desk)).versions).toHaveLength(1)
})

test('after a step that changes the frame the next ones go on in the new picture', async () => {
  const desk = await openLocal(8)
  const recipe = parsed([
    {
      instruction: 'Crop to 1:1.',
      stage: 'composition',
      reframe: { kind: 'proportions', width: 1, height: 1 },
    },
    { instruction: 'make the light warmer', stage: 'light' },
  ])
  const start = { picked: desk.picked, parent: null }
  const replayed = await replayRecipe(() => desk.deps, recipe, start)
  expect(replayed.map(({ kind }) => kind)).toEqual(['done', 'done'])
  const { lineages } = await desk.host.lineages()
  const derived = lineages.find(({ derivedFrom }) => derivedFrom)!
  expect(derived.versions.map(({ record }) => record.edit.source)).toMatchObject([
    { width: 60, height: 60 },
  ])
  const saved = recipeOf(derived, derived.versions[0]!.record.id, { id: 'r', name: 'x', lineages })
  expect(saved.steps.map(({ instruction }) => instruction)).toEqual([
    'Crop to 1:1.',
    'make the light warmer',
  ])
  expect(saved.steps[0]!.reframe).toMatchObject({ kind: 'crop' })
})

test('hints are followed where the same provider paints, and left alone elsewhere', async () => {
  const provider = createScriptedProvider(repaintEverything, {
    faithful: false,
  })
  const desk = await openDesk(provider, { picture: photograph(size, 8) })
  const hints = { quality: 'high', seed: 7 }
  const recipe = (by: string) =>
    parsed([
      { instruction: 'make it blue', stage: 'light', hints: { ...hints, provider: by } },
      { instruction: 'make it red', stage: 'light' },
    ])
  const start = async () => ({ picked: await pickedIn(desk.harness), parent: null })
  await replayRecipe(() => desk.deps, recipe('scripted'), await start())
  await replayRecipe(() => desk.deps, recipe('another'), await start())
  expect(provider.requests.map(({ quality, seed }) => [quality, seed])).toEqual([
    ['high', 7],
    [null, null],
    [null, null],
    [null, null],
  ])
})

test('a budget is for all steps together', async () => {
  const provider = createScriptedProvider(repaintEverything, {
    ...{ faithful: false, costUsd: 0.04 },
  })
  const desk = await openDesk(provider, { picture: photograph(size, 8) })
  const recipe = parsed([
    { instruction: 'make it blue', stage: 'light' },
    { instruction: 'make it red', stage: 'light' },
  ])
  const start = { picked: desk.picked, parent: null }
  const replayed = await replayRecipe(() => desk.deps, recipe, start, { budgetUsd: 0.05 })
  expect(replayed).toMatchObject([{ kind: 'done' }, { error: { code: 'over_budget' } }])
})

test('a picture that fills a parameter goes along as reference, and one that is missing is named', async () => {
  const provider = createScriptedProvider(repaintEverything, {
    faithful: false,
  })
  const desk = await openDesk(provider, { picture: photograph(size, 8) })
  const recipe = parsed([
    {
      instruction: 'Put it into the scene.',
      stage: 'composition',
      references: [{ parameter: 'scene', role: 'the scene' }],
    },
  ])
  const start = { picked: desk.picked, parent: null }
  const [refused] = await replayRecipe(() => desk.deps, recipe, start)
  expect(refused).toMatchObject({ error: { code: 'bad_setting', message: /“scene”/ } })
  const scene = { name: 'kitchen.jpg', picture: photograph({ width: 8, height: 8 }, 8) }
  await replayRecipe(() => desk.deps, recipe, start, { pictures: { scene } })
  expect(provider.requests[0]!.references).toEqual([{ ...scene, role: 'the scene' }])
})

function parsed(steps: readonly unknown[]): Recipe {
  return parseRecipe({ schema: 1, kind: 'recipe', id: 'r', name: 'A recipe', steps })
}

function openLocal(depth: 8 | 16, of = size): Promise<Desk> {
  const local = { ...createLocalProvider(paintLocally), requests: [] }
  return openDesk(local, { picture: photograph(of, depth) })
}

/** A soft region, a plain one with a place that is kept, and the whole picture. */
async function threeSteps(desk: Desk): Promise<readonly string[]> {
  const bounds = rectOf(size)
  const wishes = [
    {
      instruction: 'make it warmer',
      region: oval({ x: 20, y: 10, width: 40, height: 30 }, bounds),
    },
    {
      instruction: 'recolour the wall to sage green',
      region: box(5, 5, 50, 40),
      edge: { kind: 'soft', px: 3 } as const,
      preserve: [
        { text: 'the sign', kind: 'text' as const, area: { x: 10, y: 12, width: 9, height: 7 } },
      ],
      protect: [box(30, 20, 5, 5)],
    },
    { instruction: 'a bit more contrast' },
  ]
  const made: string[] = []
  for (const wish of wishes) {
    const picked = await pickedIn(desk.harness)
    const { placed } = await refine(desk.deps, {
      ...intentOn({ picked }, wish),
      parent: made.at(-1) ?? null,
    })
    made.push(placed.versions[0]!.id)
  }
  return made
}

async function lineageOn(desk: Desk): Promise<Lineage> {
  return lineageOf(await desk.host.lineages(), desk.layer)!
}

function pixelsOf(desk: Desk, id: string) {
  return desk.host.readPixels(desk.layer, { kind: 'version', id }, rectOf(desk.picture))
}
