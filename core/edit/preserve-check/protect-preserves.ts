import { intersectRects, type Rect, rectOf, type Size } from '../../image/rect.ts'
import { subtractMask } from '../../mask/combine.ts'
import { coverageAt, fullMask, type Mask } from '../../mask/mask.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import type { Preserve, PreserveKind } from '../edit.ts'
import { wantedChange } from '../wanted-change.ts'
import { keepWords, smallWords } from '../wanted-words.ts'

/** What decides which preserves become protected areas. */
export interface ProtectInput {
  readonly instruction: string
  readonly preserve: readonly Preserve[]
  /** Where change is allowed; null = everywhere. */
  readonly region: Mask | null
  /** What is protected already. */
  readonly protect: readonly Mask[]
  /** The picture's. */
  readonly size: Size
}

/** Kinds that are about things at a place: their pixels can stay as they are. */
const thingKinds: readonly PreserveKind[] = [
  'identity',
  'text',
  'product shape',
  'texture',
  'other',
]

/**
 * Gives the areas of preserves that the change need not cross, to be protected: then they stay bit by bit.
 *
 * The change must cross an area when the instruction asks for another light or mood (everything takes part), when it
 * exchanges the background (a rectangle holds some of that), when it names the thing itself, or when nothing of the
 * region would be left. Such areas are measured instead. What is protected already is not given again.
 */
export function areasToProtect(input: ProtectInput): Mask[] {
  const { instruction, preserve, protect, size, region } = input
  const { look, background } = wantedChange(instruction)
  if (look || background) return []
  const named = wordsOf(instruction)
  const added: Mask[] = []
  let left = region
  for (const { text, kind, area } of preserve) {
    const inside = area && intersectRects(area, rectOf(size))
    if (!inside || !thingKinds.includes(kind)) continue
    if (wordsOf(text).some((word) => named.includes(word))) continue
    if ([...protect, ...added].some((mask) => isCovered(mask, inside))) continue
    const mask = fullMask(inside)
    if (swallows(left, mask, size)) continue
    added.push(mask)
    left = left && subtractMask(left, mask)
  }
  return added
}

/** The words that name things, in lower case and without plurals; what the instruction itself wants kept is left out. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[.,;:!?\n]+|\b(?:but|while|and)\b|(?=\bwithout\b)/)
    .map((clause) => clause.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => !words.some((word) => keepWords.has(word)))
    .flat()
    .filter((word) => word.length > 2 && !smallWords.has(word))
    .map((word) => word.replace(/s$/, ''))
}

function isCovered(mask: Mask, { x, y, width, height }: Rect): boolean {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      if (coverageAt(mask, column, row) === 0) return false
    }
  }
  return true
}

/** Whether protecting an area leaves nothing that may change. */
function swallows(region: Mask | null, area: Mask, size: Size): boolean {
  if (!region) return area.rect.width >= size.width && area.rect.height >= size.height
  return maskBounds(subtractMask(region, area)) === null
}
