import type { BrandKit } from '../../guide/brand-kit/brand-kit.ts'
import type { Recipe } from '../../guide/recipes/recipe.ts'

/** Names the JSON file of a recipe or a brand kit. */
export function fileName({ kind, name }: Pick<BrandKit | Recipe, 'kind' | 'name'>): string {
  const words = wordsInFileName(name)
  return `${kind}${words === '' ? '' : `-${words}`}.json`
}

/** Gives a name as a part of a file's name: small letters, digits and hyphens, which every file system takes. */
export function wordsInFileName(name: string): string {
  const words = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return words.replace(/^-|-$/g, '').slice(0, 60)
}
