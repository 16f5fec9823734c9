import type { Preserve } from '../edit/edit.ts'
import type { Place } from './place.ts'
import { placeWords } from './place-words.ts'
import { preserveWording } from './preserve-wording.ts'

/** What the prompt is composed of. */
export interface PromptInput {
  /** The user's one change, already checked. */
  readonly instruction: string
  readonly preserve: readonly Preserve[]
  /** What a brand kit adds, line by line, as the user was shown it. */
  readonly brand: readonly string[]
  /** Where change is allowed and how the model is shown it; null: everywhere. */
  readonly area: {
    readonly shown: 'mask' | 'outline' | 'nothing'
    readonly place: Place
  } | null
  /** Further pictures, in the order in which they are sent after the picture itself. */
  readonly references: readonly { readonly name: string; readonly role?: string | undefined }[]
}

/**
 * Composes the text that a generative model reads: the one change, where it may happen, what stays.
 *
 * The user's words go in unaltered, and nothing is added that would change the picture: no style, no quality
 * words. The keep list is restated every time, because models forget it from turn to turn. The same input gives
 * the same text. Areas of the keep list are not put into words: they are for the check afterwards.
 */
export function composePrompt({
  instruction,
  preserve,
  brand,
  area,
  references,
}: PromptInput): string {
  const parts = [
    imagesPart(references),
    `Change only this: ${instruction}`,
    area ? areaPart(area) : '',
    keepPart(preserve),
    brandPart(brand),
    'Keep everything else exactly as it is.',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function areaPart({ shown, place }: NonNullable<PromptInput['area']>): string {
  if (shown === 'mask') return 'Make the change only inside the marked area.'
  const words = placeWords(place)
  if (shown === 'nothing') return words
  const outline =
    'The thin outline that is drawn over the picture marks the area: make the change only inside it. It is no part of the picture and must not appear in the answer.'
  return [outline, words].filter((text) => text !== '').join('\n')
}

/** Models follow several pictures best when each has a number and a role. */
function imagesPart(references: PromptInput['references']): string {
  if (references.length === 0) return ''
  const lines = references.map(({ name, role }, i) => {
    return `Image ${i + 2} is a reference${role ? ` for ${role}` : ''}: ${name}.`
  })
  return ['Image 1 is the picture to edit.', ...lines].join('\n')
}

function keepPart(preserve: readonly Preserve[]): string {
  if (preserve.length === 0) return ''
  const lines = preserve.map((item) => `- ${preserveWording(item)}`)
  return ['Keep identical:', ...new Set(lines)].join('\n')
}

function brandPart(brand: readonly string[]): string {
  if (brand.length === 0) return ''
  return [
    'The brand of this picture, for the change alone:',
    ...brand.map((line) => `- ${line}`),
  ].join('\n')
}
