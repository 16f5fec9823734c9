import type { BrandKit } from '../../core/guide/brand-kit/brand-kit.ts'
import type { AxisDrift, DriftAxis, DriftStep } from '../../core/guide/drift/drift.ts'
import { unaskedMovement } from '../../core/guide/drift/unasked-movement.ts'
import { axisWords, directionWord, sizeInWords } from '../../core/guide/look/axis-words.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import type { MeasuredDrift } from '../../core/refine/measure-drift.ts'

/** What `pentimento drift` has found. */
export interface FoundDrift {
  readonly file: string
  readonly lineage: Lineage
  /** The version that was looked at; null: the source. */
  readonly version: string | null
  readonly measured: MeasuredDrift
  readonly kit: BrandKit | null
}

/** Drift as `--json` gives it; documented in README.md, so keys are only ever added. */
export function driftJson({ file, lineage, version, measured, kit }: FoundDrift) {
  const { steps, totals, notice } = measured
  return {
    command: 'drift',
    file,
    source: { layer: lineage.source, name: lineage.sourceName },
    version: version === null ? null : { id: version, number: numberOf(lineage, version) },
    kit: kit && { id: kit.id, name: kit.name },
    steps: steps.map((step) => ({
      version: step.version,
      number: step.number,
      measured: step.before !== null && step.after !== null,
      asked: step.asked,
      unasked: unaskedMovement(step, kit),
      starred: step.starred,
    })),
    totals,
    notice,
  }
}

/** Says drift in lines: the axes that moved, then the notice. */
export function driftLines({ file, lineage, version, measured }: FoundDrift): string[] {
  const { steps, totals, notice } = measured
  const name = version === null ? 'the source' : `v${numberOf(lineage, version)}`
  const blind = steps.filter(({ before, after }) => !before || !after)
  const moved = totals.flatMap((one) => totalLine(one) ?? [])
  return [
    `${lineage.sourceName}: ${name}, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} from the source`,
    ...(moved.length === 0
      ? ['Nothing has moved that no step asked for.']
      : ['Moved though no step asked for it:', ...moved]),
    ...(blind.length === 0 ? [] : [`Not measured: ${blind.map(stepName).join(', ')}.`]),
    ...(notice
      ? [notice.message, `  ${notice.reason}`, `  Go on from there: ${branch(file, notice.best)}`]
      : []),
  ]

  function branch(path: string, best: string | null): string {
    const parent = best === null ? 'source' : `v${numberOf(lineage, best)}`
    return `pentimento refine ${path} --parent ${parent} --instruction "…"`
  }
}

function totalLine({ axis, total, limit }: AxisDrift): string | null {
  const words = wordsOf(axis, total)
  if (words === null) return null
  const share = Math.round((Math.abs(total) / limit) * 100)
  return `  ${axis.padEnd(11)} ${words}  (${share} % of what is worth a word)`
}

function wordsOf(axis: DriftAxis, total: number): string | null {
  if (axis === 'preserve') return total === 0 ? null : `changed ${total} times`
  if (axis === 'brand') return Math.abs(total) < 1 ? null : `${total.toFixed(1)} ΔE`
  if (Math.abs(total) < axisWords[axis].noticeable / 2) return null
  return `${sizeInWords(axis, total)} ${directionWord(axis, total)}`
}

function stepName({ number }: DriftStep): string {
  return `v${number}`
}

function numberOf({ versions }: Lineage, id: string): number | null {
  return versions.find(({ record }) => record.id === id)?.record.number ?? null
}
