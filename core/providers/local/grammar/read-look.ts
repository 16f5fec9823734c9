import type { CropOperation } from '../operation.ts'
import type { Item } from './meaning.ts'
import { type ReadForm, without } from './read-color.ts'
import { needsDetail, needsGenerative } from './refuse.ts'
import type { Target } from './target.ts'

/** Reads "black and white", "golden hour" and the like, with how much of it. */
export function readLook(items: readonly Item[], { place }: Target): ReadForm {
  const look = items.find(({ meaning }) => meaning.is === 'look')?.meaning
  if (look?.is !== 'look') throw new TypeError('Expected an item that names a look')
  if (items.some(({ meaning }) => meaning.is === 'color')) {
    throw needsDetail('a look takes no colour: ask for “sepia” or for a tint alone')
  }
  const tones = items.some(({ meaning: { is } }) => is === 'axis' || is === 'shift')
  let amount = 1
  if (!tones) {
    for (const { meaning } of items) {
      if (meaning.is === 'number') amount = Math.min(1, Math.abs(meaning.value) / 100)
      if (meaning.is === 'soft' && meaning.factor < 1) amount = meaning.factor
    }
  }
  const rest = without(items, ['change', 'tint'], () => false, tones).filter(
    ({ meaning }) =>
      meaning.is !== 'look' &&
      // The look is warm or colourless by itself: "warm golden hour light" is not warmed twice.
      !(meaning.is === 'quality' && look.kind === 'golden-hour' && meaning.kind === 'warmth'),
  )
  return { operations: [{ kind: look.kind, amount, place }], rest }
}

/** Reads "crop to 4:5". */
export function readCrop(
  items: readonly Item[],
  target: Target,
): { operation: CropOperation; rest: readonly Item[] } {
  const [ratio, second] = items.flatMap(({ meaning }) => (meaning.is === 'ratio' ? [meaning] : []))
  if (second) throw needsDetail('it can crop to one ratio at a time')
  if (!ratio) {
    throw needsDetail('a crop needs a ratio: “square”, “4:5”, “16:9”')
  }
  if (!(ratio.width > 0) || !(ratio.height > 0)) {
    throw needsDetail(`${ratio.width}:${ratio.height} is no ratio`)
  }
  const [thing] = target.things
  if (thing !== undefined || target.place || target.region) {
    throw needsGenerative(`it crops around the centre only, not around ${thing ?? 'a place'}`)
  }
  const rest = items.filter(
    ({ meaning }) => meaning.is !== 'ratio' && !(meaning.is === 'act' && meaning.act === 'crop'),
  )
  const { width, height } = ratio
  return { operation: { kind: 'crop', ratio: { width, height } }, rest }
}
