import type { PartName } from '../state.ts'
import { formatShare } from './numbers.ts'

/** What a part is called, and what must be shown of it first. */
export interface PartWords {
  readonly title: string
  readonly need: string
}

const showSubject =
  'Draw a box around it, or brush a stroke on it, then try again. The same goes for a sky or a face.'

const words: Readonly<Record<PartName, PartWords>> = {
  subject: { title: 'Subject', need: showSubject },
  background: { title: 'Background', need: showSubject },
  highlights: { title: 'Highlights', need: '' },
  shadows: { title: 'Shadows', need: '' },
  similar: {
    title: 'Similar colour',
    need: 'Mark a place that has the colour, then try again.',
  },
}

/** Gives the words for a part. */
export function partWords(part: PartName): PartWords {
  return words[part]
}

/** Says that a part was found, how large it is, and what can be done with it. */
export function partSaid(part: PartName, share: number, isCoarse: boolean): string {
  const found = `${words[part].title}: ${formatShare(share)} of the picture is proposed as region.`
  const coarse = isCoarse
    ? ' The picture is very large, so the edge is coarser than its pixels.'
    : ''
  return `${found}${coarse} Keep it, paint on it, or take it back.`
}
