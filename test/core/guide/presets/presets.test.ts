import { expect, test } from 'vitest'
import { findOn } from '../../../../core/guide/findings/find-on.ts'
import { presetById, presets } from '../../../../core/guide/presets/presets.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { fillRecipe } from '../../../../core/guide/recipes/fill-recipe.ts'
import { parseRecipe } from '../../../../core/guide/recipes/parse-recipe.ts'
import { understand } from '../../../../core/providers/local/grammar/understand.ts'

/** What a user would fill in. */
const said: Readonly<Record<string, string>> = {
  product: 'water bottle',
  height: '22 cm',
  garment: 'linen shirt',
  'brand colour': '#1f3a5f',
}

/** Those that the embedded provider makes, whole. */
const local = [
  'social-square',
  'social-text-overlay',
  'social-vibrant',
  'editorial-room-right',
  'editorial-hierarchy',
  'editorial-depth',
  'shop-white-background',
  'ad-brand-gradient',
  'ad-contrast',
]

const filled = presets.map((preset) => {
  const names = preset.parameters.filter(({ kind }) => kind === 'text').map(({ name }) => name)
  const values = Object.entries(said).filter(([name]) => names.includes(name))
  return fillRecipe(preset, Object.fromEntries(values))
})

test('every preset is a recipe of today’s form with an id of its own, and survives JSON', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length)
  for (const preset of presets) {
    expect(parseRecipe(JSON.stringify(preset))).toEqual(JSON.parse(JSON.stringify(preset)))
    expect(presetById(preset.id)).toBe(preset)
  }
})

test.each(filled.flatMap(({ id, steps }) => steps.map((step) => [id, step.instruction] as const)))(
  '%s: nothing is found on “%s” from its words alone',
  (_, instruction) => {
    const found = findOn(readInstruction(instruction), {})
    expect(found.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([])
  },
)

test.each(
  filled.filter(({ id }) => local.includes(id)).map((recipe) => [recipe.id, recipe] as const),
)('the embedded provider understands every step of %s', (_, { steps }) => {
  for (const { instruction, region, reframe } of steps) {
    if (reframe) continue
    expect(understand(instruction, { hasRegion: region.length > 0 }).operations).not.toEqual([])
  }
})

test('every parameter of a preset stands in one of its steps', () => {
  for (const { id, parameters, steps } of presets) {
    const text = JSON.stringify(steps)
    for (const { kind, name } of parameters) {
      expect(text, id).toContain(kind === 'text' ? `{${name}}` : `"parameter":"${name}"`)
    }
  }
})

test('a preset that there is not is refused with those that there are', () => {
  expect(() => presetById('nothing')).toThrow(/no preset “nothing”/)
})
