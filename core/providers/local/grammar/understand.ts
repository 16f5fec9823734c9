import type { Operation, Place } from '../operation.ts'
import { usualAmounts } from '../words/strengths.ts'
import { type Amount, toneValue } from './amount.ts'
import { carryOver } from './carry-over.ts'
import type { Tone } from './merge-tones.ts'
import { cannot, type Draft, quote, readSegment } from './read-segment.ts'
import { needsDetail, needsGenerative, needsRegion } from './refuse.ts'
import { splitSegments } from './segments.ts'
import { tag } from './tag.ts'

/** What an instruction asks the embedded provider to do. */
export interface Understood {
  /** At least one, in the order to be done. */
  readonly operations: readonly Operation[]
  /** How something was taken, as full sentences, for the user to check. */
  readonly notes: readonly string[]
}

/**
 * Turns a plain-English instruction into operations, all of it or nothing.
 *
 * A word that has no use here makes it refuse: better than doing a part and looking done. Clauses about what
 * must stay ("keep the label") change nothing and are noted; keeping is what regions and protect areas are for.
 *
 * @throws RefineError `needs_generative`, saying what is missing and what can be done.
 */
export function understand(
  instruction: string,
  { hasRegion }: { readonly hasRegion: boolean },
): Understood {
  const { segments, kept } = splitSegments(tag(instruction))
  const read = segments.map((segment, i) => readSegment(segment, hasRegion, segments[i - 1]))
  const drafts = withoutComplaints(carryOver(read))
  const notes = [...notesOn(drafts, hasRegion), ...kept.map(noteOnKept)]
  const operations = drafts.flatMap(operationsOf)
  if (operations.length === 0) {
    throw needsGenerative(
      segments.length === 0 && kept.length > 0
        ? 'it says only what must stay, not what to change'
        : 'it names no change that it knows',
    )
  }
  refuseContradiction(operations)
  return { operations, notes }
}

/** What must stay is kept by regions, not by words: that is said, so that nobody relies on the words. */
function noteOnKept(clause: string): string {
  return `“${quote(clause)}” was not checked: protect that area to be sure.`
}

/** "Brighter and darker", everywhere: one of them would undo the other. */
function refuseContradiction(operations: readonly Operation[]): void {
  for (const [i, one] of operations.entries()) {
    const against = operations.slice(i + 1).some((other) => {
      if (one.kind === 'crop' || other.kind !== one.kind) return false
      return one.place?.name === other.place?.name && one.amount * other.amount < 0
    })
    if (against) throw needsDetail(`it asks for more and for less ${one.kind} at once`)
  }
}

/**
 * Says which things were taken to be the marked region.
 *
 * @throws RefineError `needs_generative` for things that nothing points to, or that one region can't both be.
 */
function notesOn(drafts: readonly Draft[], hasRegion: boolean): readonly string[] {
  const named = drafts
    .filter(({ tones, operations }) => tones.length > 0 || operations.length > 0)
    .map(({ target }) => target)
  for (const { things, region } of named) {
    if (!hasRegion && things[0] !== undefined) throw needsRegion(things[0])
    if (!hasRegion && region) throw needsRegion('the area')
  }
  const groups = new Set(
    named.flatMap(({ things }) => (things.length > 0 ? [things.join('” and “')] : [])),
  )
  if (groups.size > 1) {
    throw needsDetail(`“${[...groups].join('” and “')}” can’t both be the one marked region`)
  }
  return [...groups].map((group) => `“${group}” was taken to be the marked region.`)
}

function operationsOf(draft: Draft): readonly Operation[] {
  const { target, tones, operations, text } = draft
  if (tones.length === 0 && operations.length === 0) {
    if (draft.isStatement) return []
    const named = target.things.length > 0 || target.region || target.place !== null
    if (named) throw cannot(text)
    return []
  }
  const places = [target.place, ...target.morePlaces]
  return [
    ...operations.flatMap((operation) =>
      operation.kind === 'crop' || operation.kind === 'gradient' || operation.place === null
        ? [operation]
        : places.map((place) => ({ ...operation, place })),
    ),
    ...tones.flatMap((tone) => places.map((place) => operationOf(tone, place, text))),
  ]
}

function operationOf(tone: Tone, place: Place | null, text: string): Operation {
  const { kind, sign, amount } = tone
  if (kind === 'blur') return { kind, place, ...blurOf(amount) }
  if (tone.full && amount === null) {
    if (kind !== 'saturation') throw cannot(text)
    return { kind, amount: -1, place }
  }
  if (tone.dark && tone.quantity) {
    throw needsDetail(
      `“${quote(text)}” may mean darker or lighter: say “darken the shadows” or “lift the shadows”`,
    )
  }
  const directed = sign !== null || (amount !== null && amount.is !== 'soft')
  if (!directed) throw needsDetail(`“${quote(text)}” does not say whether it shall be more or less`)
  // "Reduce it to half the contrast": half of what there is, whatever the verb; "half as dark" is brighter.
  const half = amount?.is === 'times' && amount.factor < 1
  if (half && !tone.noun && !tone.plain) {
    throw needsDetail(`“${quote(text)}” may mean a part of it: say “by half” or “half as …”`)
  }
  const share = tone.noun && half
  const value = toneValue(kind, share ? 1 : sign, amount)
  if (value.amount === 0) throw needsDetail(`“${quote(text)}” would change nothing`)
  return { ...value, place }
}

function blurOf(amount: Amount | null): {
  readonly amount: number
  readonly radiusPx: number | null
} {
  const { blur } = usualAmounts
  if (amount === null) return { amount: blur, radiusPx: null }
  if (amount.is !== 'number') return { amount: Math.min(1, blur * amount.factor), radiusPx: null }
  const size = Math.abs(amount.value)
  if (amount.unit === 'stops' || size === 0)
    throw needsDetail('a blur takes a percentage or pixels')
  if (amount.unit === 'px') return { amount: blur, radiusPx: Math.min(2000, size) }
  if (amount.unit === 'times') return { amount: Math.min(1, blur * size), radiusPx: null }
  return { amount: Math.min(1, size / 100), radiusPx: null }
}

/**
 * "It's too dark, brighten it" is one change: a complaint is dropped when a change of its kind is asked for.
 *
 * @throws RefineError `needs_generative` for a mere statement that nothing else explains.
 */
function withoutComplaints(drafts: readonly Draft[]): readonly Draft[] {
  const asked = drafts.flatMap(({ tones }) => tones.filter(({ complaint }) => complaint === null))
  return drafts.map((draft) => ({
    ...draft,
    tones: draft.tones.filter(({ complaint, kind }) => {
      const answered = asked.some((tone) => familyOf(tone.kind) === familyOf(kind))
      if (complaint === 'state' && !answered) {
        throw needsDetail(`“${quote(draft.text)}” says how it is, not what to change`)
      }
      return complaint === null || !answered
    }),
    isStatement: draft.tones.some(({ complaint }) => complaint !== null),
  }))
}

function familyOf(kind: Tone['kind']): Tone['kind'] {
  if (kind === 'exposure') return 'brightness'
  return kind === 'blur' ? 'sharpness' : kind
}
