import type { BrandColor, BrandKit } from './brand-kit.ts'

/**
 * Gives the words that a brand kit has for parameters of recipes: `brand`, `brand colour` (and `brand colour 2`, 3…),
 * `brand light`, `brand mood`. "color" is understood as well.
 */
export function kitValues({
  name,
  palette,
  light,
  mood,
}: BrandKit): Readonly<Record<string, string>> {
  const values: Record<string, string> = { brand: name }
  for (const [index, color] of palette.entries()) {
    const number = index === 0 ? '' : ` ${index + 1}`
    // The value alone: the kit's own lines say its name, and two words for one colour read like two colours.
    values[`brand colour${number}`] = color.hex.toLowerCase()
    values[`brand color${number}`] = color.hex.toLowerCase()
  }
  if (light.length > 0) values['brand light'] = light.join(', ')
  if (mood.length > 0) values['brand mood'] = mood.join(', ')
  return values
}

/** Gives a colour as prompts say it: its name, and exactly which ("navy (#1f3a5f)"). */
export function colorWords({ name, hex }: BrandColor): string {
  return `${name} (${hex.toLowerCase()})`
}
