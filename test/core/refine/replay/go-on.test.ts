import { expect, test } from 'vitest'
import { parseRecipe } from '../../../../core/guide/recipes/parse-recipe.ts'
import { goOn, replayStep } from '../../../../core/refine/replay/replay-recipe.ts'
import { openDesk } from '../desk.ts'
import { createScriptedProvider, flat } from '../scripted-provider.ts'

const { steps } = parseRecipe({
  ...{ schema: 1, kind: 'recipe', id: 'r', name: 'Warm' },
  steps: [{ instruction: 'make the light warmer', stage: 'light' }],
})

test('the next step goes on from the new version, also when its picture is one of several picked ones', async () => {
  const desk = await openDesk(
    createScriptedProvider(({ picture }) => [flat(picture, picture.depth, [200, 3, 99, 255])]),
  )
  const { host, picked } = desk
  const done = await replayStep(desk.deps, steps[0]!, { picked, parent: null })
  const other = { ...picked, source: 'other' }
  const here = (await host.pick())!
  const several = { ...host, pick: async () => other, pickAll: async () => [other, here] }
  const next = await goOn(several, done, picked, {})
  expect(next).toEqual({ picked: here, parent: done.placed.versions[0]!.id })
  const alone = { ...host, pick: async () => other, pickAll: async () => [other] }
  await expect(goOn(alone, done, picked, {})).rejects.toMatchObject({ code: 'source_changed' })
})
