import type { ToneKind } from '../operation.ts'
import type { RawTone, ReadTones } from './read-tones.ts'
import { needsDetail, needsGenerative } from './refuse.ts'

/** A tone change whose kind is settled; its direction may still come from the clause before. */
export interface Tone extends RawTone {
  kind: ToneKind | 'blur'
}

/**
 * Puts words together that describe one change: "darker" + "shadows", "deeper" + "colours", "softer" + "light".
 *
 * @throws RefineError `needs_generative` when words contradict each other or say nothing definite together.
 */
export function mergeTones(read: ReadTones): Tone[] {
  const tones = read.tones.map((tone) => ({ ...tone }))
  for (const noun of tones.filter(({ noun, sign }) => noun && sign === null)) {
    const word = tones.find((other) => !other.noun && combines(other, noun))
    if (!word) continue
    noun.sign = signTogether(word, noun)
    noun.complaint = word.complaint
    if (noun.amount === null) {
      noun.amount = word.amount
      noun.amountFrom = word.amountFrom
    }
    // "Brighter exposure" is one change, named twice: the word that has the direction decides its kind.
    if (noun.kind === 'exposure' || noun.kind === 'brightness') noun.kind = word.kind
    tones.splice(tones.indexOf(word), 1)
  }
  const open = tones.find(({ noun, sign, amount }) => noun && sign === null && amount === null)
  if (open && tones.length > 1 && tones.some(({ noun }) => !noun)) {
    throw needsGenerative(`it can’t change the ${open.kind} in that way`)
  }
  const settled = tones.map((tone) => settleKind(tone, read))
  return dropRepeats(settled)
}

/** Which nouns a word with a direction describes. */
function combines(word: RawTone, noun: RawTone): boolean {
  if (word.kind === noun.kind) return true
  switch (noun.kind) {
    case 'shadows':
    case 'highlights':
      return ['brightness', 'exposure', 'softness', 'depth'].includes(word.kind)
    case 'contrast':
      return word.kind === 'softness' || word.kind === 'depth'
    case 'exposure':
    case 'brightness':
      return word.kind === 'brightness' || word.kind === 'exposure'
    case 'saturation':
      return word.kind === 'depth' || word.kind === 'vibrance'
    default:
      return false
  }
}

function signTogether(word: RawTone, noun: RawTone): 1 | -1 {
  const sign = word.sign ?? 1
  // Soft shadows are lighter, soft highlights darker; deep shadows are darker.
  const opposite =
    (word.kind === 'softness' && noun.kind !== 'shadows') ||
    (word.kind === 'depth' && noun.kind === 'shadows')
  return opposite ? (sign === 1 ? -1 : 1) : sign
}

function settleKind(tone: RawTone, read: ReadTones): Tone {
  const { kind } = tone
  const opposite = tone.sign === 1 ? -1 : 1
  if (kind === 'depth') {
    if (!read.mentionsColor) throw needsDetail('“deeper” may mean shadows, colours or contrast')
    return { ...tone, kind: 'saturation' }
  }
  if (kind === 'softness') {
    const softens = read.mentionsColor ? 'saturation' : 'sharpness'
    return { ...tone, kind: read.mentionsLight ? 'contrast' : softens, sign: opposite }
  }
  if (kind === 'blur' && tone.sign === -1) {
    throw needsGenerative('detail that is blurred can’t be brought back')
  }
  return { ...tone, kind }
}

/** Keeps one of several words for the same change. */
function dropRepeats(tones: readonly Tone[]): Tone[] {
  const kept: Tone[] = []
  for (const tone of tones) {
    const same = kept.find(({ kind }) => kind === tone.kind)
    if (!same) {
      kept.push(tone)
      continue
    }
    if (same.sign !== null && tone.sign !== null && same.sign !== tone.sign) {
      // "Brighten the dark cup": the adjective only says which one.
      if (tone.plain && !same.plain) continue
      if (same.plain && !tone.plain) {
        kept[kept.indexOf(same)] = tone
        continue
      }
      throw needsDetail(`it asks for more and for less ${tone.kind} at once`)
    }
    same.sign ??= tone.sign
    same.full ||= tone.full
    same.complaint = same.complaint && tone.complaint
    same.plain &&= tone.plain
    if (same.amount === null) {
      same.amount = tone.amount
      same.amountFrom = tone.amountFrom
    }
  }
  return kept
}
