import type { ToneKind } from '../operation.ts'
import { strengths } from '../words/strengths.ts'
import type { Unit } from './meaning.ts'
import { needsDetail } from './refuse.ts'

/** How much, as it was said. */
export type Amount =
  | { readonly is: 'soft'; readonly factor: number }
  | { readonly is: 'times'; readonly factor: number }
  | {
      readonly is: 'number'
      readonly value: number
      readonly signed: boolean
      readonly unit: Unit | null
      /** Said with "to": what it shall be, not by how much it changes. */
      readonly absolute: boolean
    }

/** A tone change with its true, signed amount. */
export interface ToneValue {
  readonly kind: ToneKind
  readonly amount: number
}

/** Works out the signed amount of a tone change; `sign` null leaves the direction to the amount's own sign. */
export function toneValue(kind: ToneKind, sign: 1 | -1 | null, amount: Amount | null): ToneValue {
  const { usual } = strengths[kind]
  if (amount === null) return clamp(kind, (sign ?? 1) * usual)
  if (amount.is === 'soft') return clamp(kind, (sign ?? 1) * usual * amount.factor)
  if (amount.is === 'times') return timesValue(kind, sign ?? 1, amount.factor)
  if (amount.unit === 'times') return timesValue(kind, sign ?? 1, amount.value)
  if (amount.unit === 'px') throw needsDetail(`pixels say nothing about ${kind}`)
  const zero = amount.value === 0 && (amount.absolute || (kind === 'saturation' && sign === null))
  if (zero || (amount.absolute && amount.unit === '%')) {
    return timesValue(kind, 1, amount.value / 100)
  }
  if (sign === 1 && amount.value < 0) throw needsDetail('it asks for more and for less at once')
  // "Darker: −20" and "20 darker" mean the same; only a change without a direction takes the number's sign.
  const size = sign === null ? amount.value : sign * Math.abs(amount.value)
  if (amount.unit === 'stops') return stopsValue(kind, size)
  if (kind === 'exposure') {
    return clamp(kind, amount.unit === null && Math.abs(size) <= 5 ? size : percentAsStops(size))
  }
  return clamp(kind, size / 100)
}

function timesValue(kind: ToneKind, sign: 1 | -1, factor: number): ToneValue {
  if (kind === 'exposure' && factor > 0) return clamp(kind, sign * Math.log2(factor))
  if (!strengths[kind].multiple && factor < 1) {
    throw needsDetail(`half or double means nothing exact for ${kind}`)
  }
  return clamp(kind, (sign > 0 ? factor : 1 / factor) - 1)
}

function stopsValue(kind: ToneKind, stops: number): ToneValue {
  if (kind !== 'exposure' && kind !== 'brightness') {
    throw needsDetail(`stops say nothing about ${kind}`)
  }
  return clamp('exposure', stops)
}

function percentAsStops(percent: number): number {
  return Math.log2(Math.max(0.001, 1 + percent / 100))
}

function clamp(kind: ToneKind, amount: number): ToneValue {
  const { min, max } = strengths[kind]
  return { kind, amount: Math.min(max, Math.max(min, amount)) }
}
