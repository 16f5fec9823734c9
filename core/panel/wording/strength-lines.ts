import type { StrengthCapability } from '../../model.ts'

type Advice = StrengthCapability['advice'][number]

/** How far apart the values are that the slider stops at, in hundredths: binary fractions would round at random. */
export const strengthStep = 5

/** Gives the value that an advice sets: the middle of its range, where the slider stops. */
export function strengthOf({ from, to }: Advice): number {
  const both = Math.round((from + to) * 100)
  return (Math.round(both / 2 / strengthStep) * strengthStep) / 100
}

/** Writes a strength: "0.45". */
export function formatStrength(strength: number): string {
  return strength.toFixed(2)
}

/** Says what a strength does, by what the model advises: "0.35–0.50 · Refinement: light follows your words …". */
export function strengthLines(
  { usual, advice }: StrengthCapability,
  strength: number | null,
): readonly string[] {
  const value = strength ?? usual
  const by = strength === null ? [byItself(usual)] : []
  if (value === null) return [...by, ...advice.map(adviceLine)]
  const fitting = advice.filter(({ from, to }) => value >= from && value <= to)
  if (fitting.length > 0) return [...by, ...fitting.map(adviceLine)]
  return [...by, '0 stays close to the picture, 1 is free to repaint it.']
}

function byItself(usual: number | null): string {
  return usual === null
    ? 'Left to the model.'
    : `Left to the model, which takes ${formatStrength(usual)}.`
}

function adviceLine({ name, from, to, why }: Advice): string {
  return `${formatStrength(from)}–${formatStrength(to)} · ${name}: ${why}`
}
