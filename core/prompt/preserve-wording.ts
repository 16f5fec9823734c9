import type { Preserve, PreserveKind } from '../edit/edit.ts'

/** What keeping each kind means, in the words that image models follow best; `other` speaks for itself. */
const meanings: Readonly<Record<PreserveKind, string | null>> = {
  identity: 'the same person or subject: face, features, expression, pose',
  text: 'every letter, its spelling, typeface and place',
  palette: 'the same colors, hue for hue',
  composition: 'the same framing, positions and sizes',
  lighting: 'the same direction, color and strength of the light',
  'product shape': 'the same outline, proportions and details',
  texture: 'the same surface, grain and sharpness',
  background: 'the same background, with nothing added or removed',
  other: null,
}

/** Gives one line of the keep list: the user's words, followed by what keeping that kind means. */
export function preserveWording({ text, kind }: Preserve): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const meaning = meanings[kind]
  return meaning ? `${words} (${meaning})` : words
}
