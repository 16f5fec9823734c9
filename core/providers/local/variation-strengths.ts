import type { Operation } from './operation.ts'
import { strengths } from './words/strengths.ts'

/** Factors of the strength for each variation; the first is the instruction as it was said. */
const factors = [1, 0.7, 1.4, 0.5, 1.8, 0.35] as const

/** How many pictures one instruction can give. */
export const maxVariations = factors.length

/** Gives the strengths for a number of variations, as factors of what the instruction says. */
export function variationStrengths(variations: number): readonly number[] {
  return factors.slice(0, variations)
}

/** Gives the same operations at another strength; a crop has none. */
export function atStrength(operations: readonly Operation[], factor: number): readonly Operation[] {
  return factor === 1 ? operations : operations.map((operation) => scaled(operation, factor))
}

function scaled(operation: Operation, factor: number): Operation {
  switch (operation.kind) {
    case 'crop':
      return operation
    case 'blur':
      return {
        ...operation,
        amount: Math.min(1, operation.amount * factor),
        radiusPx: operation.radiusPx === null ? null : operation.radiusPx * factor,
      }
    case 'fill':
    case 'recolor':
    case 'tint':
    case 'gradient':
    case 'golden-hour':
    case 'black-and-white':
    case 'sepia':
    case 'invert':
    case 'neutral-light':
      return { ...operation, amount: Math.min(1, operation.amount * factor) }
    case 'vignette':
      return { ...operation, amount: Math.max(-1, Math.min(1, operation.amount * factor)) }
    default: {
      const { min, max } = strengths[operation.kind]
      return { ...operation, amount: Math.min(max, Math.max(min, operation.amount * factor)) }
    }
  }
}
