import type { BrandLines, Preserve } from '../../edit/edit.ts'
import type { BrandKit } from './brand-kit.ts'
import { kitLines } from './kit-lines.ts'

/** The parts of an intent that a brand kit has a say in. */
export interface KitParts {
  readonly instruction: string
  readonly preserve: readonly Preserve[]
  readonly brand?: BrandLines
}

/**
 * Applies a brand kit to what is asked for: its lines go into the prompt, its standing preserves to the others.
 *
 * The one place where a kit reaches a prompt. Lines of another kit are replaced; a preserve that is there already is
 * not repeated; null takes nothing away and adds nothing.
 */
export function applyKit<Parts extends KitParts>(parts: Parts, kit: BrandKit | null): Parts {
  if (!kit) return parts
  const { brand: _replaced, ...rest } = parts
  const said = new Set(parts.preserve.map(({ text }) => text.toLowerCase()))
  const added = kit.preserve.filter(({ text }) => !said.has(text.toLowerCase()))
  const lines = kitLines(kit, parts.instruction)
  return {
    ...(rest as Parts), // all of it but the brand, which every form of the parts may lack
    preserve: [...parts.preserve, ...added],
    ...(lines.length > 0 && { brand: { kit: kit.name, lines } }),
  }
}
