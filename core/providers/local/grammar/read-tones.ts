import type { Amount } from './amount.ts'
import type { Item, Meaning, ShiftKind } from './meaning.ts'

/** A tone change as far as its own clause tells: direction or amount may have to come from a neighbour. */
export interface RawTone {
  kind: ShiftKind
  sign: 1 | -1 | null
  amount: Amount | null
  /** Where the amount stood: before the change, after it, or after it with "by". */
  amountFrom: 'before' | 'after' | 'by' | null
  /** All of it is taken away, unless an amount says how much. */
  full: boolean
  /** Said as how something is: wrongly so ("too dark"), or just so ("the photo is dark"). */
  complaint: 'too' | 'state' | null
  /** A mere adjective ("the dark cup"): gives way to a word that says what to do. */
  plain: boolean
  /** Named by a noun, not by a word with a direction in itself. */
  noun: boolean
  /** The noun names something that is dark ("shadows"), so that more of it is less light. */
  dark: boolean
  /** Said as how much of it there shall be ("less"), not as its level ("lower"). */
  quantity: boolean
}

/** Items that the tone reading left over: they mean something, but nothing here. */
export interface ReadTones {
  readonly tones: readonly RawTone[]
  readonly rest: readonly Item[]
  readonly mentionsLight: boolean
  readonly mentionsColor: boolean
}

interface Pending {
  direction: {
    readonly sign: 1 | -1
    readonly full: boolean
    readonly quantity: boolean
    readonly complaint: boolean
  } | null
  amount: Amount | null
  too: boolean
  being: boolean
  made: boolean
}

/**
 * Reads changes of light, tone, colour and detail from a clause, in any order that people use.
 *
 * A direction or amount belongs to the next change, unless it follows one that still has none.
 */
export function readTones(items: readonly Item[]): ReadTones {
  const tones: RawTone[] = []
  const rest: Item[] = []
  const pending: Pending = { direction: null, amount: null, too: false, being: false, made: false }
  const nouns = items.some(({ meaning }) => isTone(meaning))
  const moved = items.some(({ meaning: { is } }) => is === 'direction' || is === 'particle')
  const push = (
    kind: ShiftKind,
    own: 1 | -1 | null,
    more: { quality?: boolean; dark?: boolean; full?: boolean } = {},
  ) => tones.push(takeTone(kind, own, more, pending))

  items.forEach((item, i) => {
    const { meaning } = item
    const last = tones.at(-1)
    switch (meaning.is) {
      case 'shift':
      case 'quality':
        push(meaning.kind, meaning.sign, {
          quality: meaning.is === 'quality',
          full: meaning.is === 'shift' && meaning.full === true,
        })
        break
      case 'axis':
        push(meaning.kind, null, meaning)
        break
      case 'light':
        if (!nouns && moved) push('brightness', null)
        break
      case 'color-noun':
        if (!nouns && moved) push('saturation', null)
        break
      case 'direction': {
        const { sign, full = false, quantity = false, complaint = false } = meaning
        if (toneFollows(items, i, nouns)) pending.direction = { sign, full, quantity, complaint }
        else if (last) {
          last.sign = (last.sign ?? 1) * sign === 1 ? 1 : -1
          last.quantity ||= quantity
          if (complaint) last.complaint = 'too'
        } else rest.push(item)
        break
      }
      case 'particle':
        if (last && last.sign === null) last.sign = meaning.sign
        else if (!last && !pending.direction) {
          pending.direction = {
            sign: meaning.sign,
            full: false,
            quantity: false,
            complaint: false,
          }
        }
        break
      case 'too':
        pending.too = true
        break
      case 'being':
        pending.being = true
        break
      case 'make':
        pending.being = false
        pending.made = true
        break
      case 'soft':
      case 'times':
      case 'number': {
        const amount = amountOf(meaning, items, i)
        // "+1 EV" is all that a photographer says.
        if (amount.is === 'number' && amount.unit === 'stops' && !nouns && !moved) {
          pending.amount = amount
          push('exposure', null)
          break
        }
        const by = items[i - 1]?.meaning.is === 'by' || /^by /u.test(item.text)
        if (last && last.amount === null && (by || !amountIsForNext(items, i))) {
          last.amount = amount
          last.amountFrom = by ? 'by' : 'after'
        } else if (
          last?.amount?.is === 'soft' &&
          amount.is === 'soft' &&
          !amountIsForNext(items, i)
        ) {
          // "A bit brighter but not too much": the weaker word holds.
          last.amount = amount.factor < last.amount.factor ? amount : last.amount
        } else {
          pending.amount = amount
        }
        break
      }
      default:
        if (!isEmpty(meaning)) rest.push(item)
    }
  })
  if (pending.amount) rest.push(...items.filter(({ meaning }) => isAmount(meaning)).slice(-1))
  return {
    tones,
    rest,
    mentionsLight: items.some(({ meaning }) => meaning.is === 'light'),
    mentionsColor: items.some(({ meaning }) => meaning.is === 'color-noun'),
  }
}

/** Makes a tone from what has been said before it, and forgets that. */
function takeTone(
  kind: ShiftKind,
  own: 1 | -1 | null,
  {
    quality = false,
    dark = false,
    full = false,
  }: { readonly quality?: boolean; readonly dark?: boolean; readonly full?: boolean },
  pending: Pending,
): RawTone {
  const { direction, too, being, made } = pending
  // "A strong blur": the change has its direction in itself, so that the word can only say how much.
  const strong = own !== null && !quality && direction?.sign === 1 && direction.quantity
  const amount: Amount | null = pending.amount ?? (strong ? { is: 'soft', factor: 1.4 } : null)
  const plain = quality && direction === null && !too
  const turns = (direction && direction.sign < 0 ? -1 : 1) * (too ? -1 : 1)
  const sign = own === null ? (direction?.sign ?? null) : ((own * turns) as 1 | -1) // product of ±1
  // "Overexposed" is nobody's wish, unless it shall be made so.
  const states = plain && (being || (kind === 'exposure' && !made))
  pending.direction = null
  pending.amount = null
  pending.too = false
  return {
    kind,
    sign,
    amount,
    amountFrom: amount ? 'before' : null,
    full: full || (direction?.full ?? false),
    complaint: too || direction?.complaint ? 'too' : states ? 'state' : null,
    plain,
    noun: own === null,
    dark,
    quantity: direction?.quantity ?? false,
  }
}

function amountOf(
  meaning: Extract<Meaning, { is: 'soft' | 'times' | 'number' }>,
  items: readonly Item[],
  at: number,
): Amount {
  if (meaning.is !== 'number') return meaning
  const before = items[at - 1]
  const level = before?.text === 'at' && items[at - 2]?.meaning.is === 'axis'
  return { ...meaning, absolute: before?.meaning.is === 'to' || level }
}

/** "With 20 % more contrast": the amount is for what follows; "contrast +5 brightness +3": for what it follows. */
function amountIsForNext(items: readonly Item[], at: number): boolean {
  const before = items[at - 1]?.meaning
  if (before?.is === 'axis' || before?.is === 'to') return false
  return toneFollows(items, at, true)
}

function toneFollows(items: readonly Item[], at: number, nouns: boolean): boolean {
  return items
    .slice(at + 1)
    .some(
      ({ meaning }) =>
        isTone(meaning) || (!nouns && (meaning.is === 'light' || meaning.is === 'color-noun')),
    )
}

function isTone({ is }: Meaning): boolean {
  return is === 'shift' || is === 'quality' || is === 'axis'
}

function isAmount({ is }: Meaning): boolean {
  return is === 'soft' || is === 'times' || is === 'number'
}

/** Words that carry structure only. */
export function isEmpty(meaning: Meaning): boolean {
  switch (meaning.is) {
    case 'filler':
    case 'preposition':
    case 'article':
    case 'make':
    case 'being':
    case 'by':
    case 'to':
    case 'from':
    case 'picture':
    case 'light':
    case 'color-noun':
      return true
    case 'act':
      return meaning.act === 'change'
    default:
      return false
  }
}
