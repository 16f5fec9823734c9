import type { Operation } from '../operation.ts'
import type { Act, Item, Meaning } from './meaning.ts'
import { mergeTones, type Tone } from './merge-tones.ts'
import { type ReadForm, readColor, readGradient, readShade, readVignette } from './read-color.ts'
import { readCrop, readLook } from './read-look.ts'
import { isEmpty, readTones } from './read-tones.ts'
import { needsGenerative } from './refuse.ts'
import { joinThings, type Segment } from './segments.ts'
import { readTarget, type Target } from './target.ts'

/** A clause that has been read, as far as it can be without its neighbours. */
export interface Draft {
  target: Target
  readonly tones: readonly Tone[]
  readonly operations: readonly Operation[]
  readonly text: string
  readonly afterAnd: boolean
  /** Nothing but comparatives ("and slightly warmer"): it speaks of what the clause before spoke of. */
  readonly bare: boolean
  /** Nothing but nouns ("and saturation", not "in the shadows"): its direction is the one of the clause before. */
  readonly nouns: boolean
  /** A verb without an object ("brighten and …"): it speaks of what the next clause speaks of. */
  readonly objectless: boolean
  /** Said how something is; a change of its kind elsewhere answers it. */
  readonly isStatement: boolean
}

/**
 * Reads one clause: what it is about, and every change in it.
 *
 * @throws RefineError `needs_generative` when any word of it stays without a use.
 */
export function readSegment(
  segment: Segment,
  hasRegion: boolean,
  previous: Segment | undefined,
): Draft {
  const items = joinThings(segment.items)
  const text = segment.items.map((item) => item.text).join(' ')
  refuseUnknown(items, text)
  const { target, rest } = readTarget(items)
  const names = target.things.some((thing) => thing.includes(' '))
  const form = readForm(rest, target, hasRegion)
  const read = readTones(form.rest)
  // "Warm tone": a noun that needs no colour beside it.
  const left = read.rest.filter(
    ({ meaning }) => !(meaning.is === 'act' && meaning.act === 'tint' && read.tones.length > 0),
  )
  if (left.length > 0) throw cannot(text)
  const is = (...kinds: string[]) => items.some(({ meaning }) => kinds.includes(meaning.is))
  const spoken = is('place', 'side', 'thing', 'region', 'picture', 'light', 'color-noun')
  // "Make the light warmer and softer" is still about the light.
  const light = !spoken && (previous?.items.some(({ meaning }) => meaning.is === 'light') ?? false)
  const tones = mergeTones({ ...read, mentionsLight: read.mentionsLight || light })
  const verbs = items.some(({ meaning }) => 'verb' in meaning) || is('act')
  // "Make the dog happy and brighter": without a change beside it, a second word may well be one.
  if (names && tones.length === 0 && form.operations.length === 0) throw cannot(text)
  const onlyTones = tones.length > 0 && form.operations.length === 0
  return {
    target,
    tones,
    operations: form.operations,
    text,
    afterAnd: segment.afterAnd,
    isStatement: false,
    bare: onlyTones && !spoken && !verbs && !is('axis', 'make'),
    nouns: onlyTones && !spoken && !verbs && !is('preposition') && tones.every(({ noun }) => noun),
    objectless: onlyTones && !spoken && verbs && !is('axis'),
  }
}

/** Makes the error for a clause that can't be performed, quoting it. */
export function cannot(text: string): Error {
  return needsGenerative(`“${quote(text)}” is not something it can paint`)
}

/** Gives what a user said, with its apostrophes back, cut to a length that fits into a sentence. */
export function quote(text: string): string {
  const whole = text.replace(/ (t|s|d|m|re|ve|ll)(?= |$)/gu, '’$1')
  return whole.length > 80 ? `${whole.slice(0, 79)}…` : whole
}

/** Reads whichever form the clause's words ask for; tones are read from what is left. */
function readForm(items: readonly Item[], target: Target, hasRegion: boolean): ReadForm {
  const acts = items.flatMap(({ meaning }) => (meaning.is === 'act' ? [meaning.act] : []))
  const does = (...wanted: Act[]) => acts.some((act) => wanted.includes(act))
  const has = (is: string) => items.some(({ meaning }) => meaning.is === is)
  // "Make it square"; "make the cup square" is no crop.
  if (does('crop') || (has('ratio') && target.things.length === 0)) {
    const { operation, rest } = readCrop(items, target)
    return { operations: [operation], rest }
  }
  if (does('gradient', 'fade')) return readGradient(items, target, hasRegion)
  if (does('vignette')) return readVignette(items)
  if (has('look')) return readLook(items, target)
  if (has('color')) return readColor(items, target, hasRegion)
  if (does('overlay')) return readShade(items, target)
  return { operations: [], rest: items }
}

function refuseUnknown(items: readonly Item[], text: string): void {
  const unknown = items.find(({ meaning: { is } }) => is === 'unknown' || is === 'generative')
  if (unknown) throw cannot(text)
  // "Add shadows" asks for things that throw them, "lift the shadows" for lighter tones.
  const creates = items.some(({ meaning }) => meaning.is === 'direction' && meaning.creates)
  const range = (meaning: Meaning) =>
    meaning.is === 'axis' && (meaning.kind === 'shadows' || meaning.kind === 'highlights')
  if (creates && items.some(({ meaning }) => range(meaning))) throw cannot(text)
  refuseLamps(items, text)
  const meaningful = items.some(({ meaning }) => !isEmpty(meaning) || meaning.is === 'picture')
  if (
    !meaningful &&
    items.some(({ meaning }) => meaning.is === 'light' || meaning.is === 'color-noun')
  ) {
    throw cannot(text)
  }
}

/** "Add a soft light", "golden hour light from the left": light that falls anew, not light that is there already. */
function refuseLamps(items: readonly Item[], text: string): void {
  const has = (test: (meaning: Meaning) => boolean) => items.some(({ meaning }) => test(meaning))
  // "Remove the colour cast from the photo" names no light.
  const lit = has(
    (meaning) =>
      meaning.is === 'light' || (meaning.is === 'look' && meaning.kind !== 'neutral-light'),
  )
  if (!lit || has(({ is }) => is === 'act')) return
  const creates = has((meaning) => meaning.is === 'direction' && meaning.creates === true)
  const soft = has((meaning) => meaning.is === 'quality' && meaning.kind === 'softness')
  if (creates && soft) throw cannot(text)
  const changes = has(
    (meaning) => meaning.is === 'shift' || (meaning.is === 'direction' && !creates),
  )
  if (has(({ is }) => is === 'from') && !changes) {
    throw needsGenerative(
      'it can’t let light fall from a side, only brighten or warm what is there',
    )
  }
}
