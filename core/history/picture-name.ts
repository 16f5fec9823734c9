import { freeName } from './free-name.ts'
import { cleanName } from './layer-name.ts'

/** What a picture is called that was made from words without a usable one. */
const nameless = 'New picture'

/** Names the layer of a picture that was made from words: by those, as short and harmless as a version's name. */
export function pictureName(instruction: string): string {
  const clean = cleanName(instruction).replace(/^(?:[._\s]|\u200C|\u200D)+/u, '')
  return freeName(clean === '' ? nameless : clean, [])
}
