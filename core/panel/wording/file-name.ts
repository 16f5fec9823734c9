import type { BrandKit } from '../../guide/brand-kit/brand-kit.ts'
import type { Recipe } from '../../guide/recipes/recipe.ts'

/** Names the JSON file of a recipe or a brand kit: letters, digits and hyphens, which every file system takes. */
export function fileName({ kind, name }: Pick<BrandKit | Recipe, 'kind' | 'name'>): string {
  const words = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  const short = words.replace(/^-|-$/g, '').slice(0, 60)
  return `${kind}${short === '' ? '' : `-${short}`}.json`
}
