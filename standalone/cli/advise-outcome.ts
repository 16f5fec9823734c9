import type { NextChange } from '../../core/guide/rounds/next-change.ts'
import type { Notice, Way } from '../../core/guide/rounds/notice.ts'
import type { Round } from '../../core/guide/rounds/rounds.ts'
import { stageLabels } from '../../core/guide/stages/stage-labels.ts'
import type { StageProgress } from '../../core/guide/stages/stage-progress.ts'
import type { Lineage } from '../../core/history/lineage.ts'

/** What `pentimento advise` has to say. */
export interface FoundAdvice {
  readonly file: string
  readonly lineage: Lineage
  /** The version that it is about; null: the source. */
  readonly version: string | null
  readonly progress: StageProgress
  readonly rounds: readonly Round[]
  readonly notice: Notice | null
  readonly next: NextChange | null
}

/** Advice as `--json` gives it; documented in README.md, so keys are only ever added. */
export function adviceJson({ file, lineage, version, ...found }: FoundAdvice) {
  return {
    command: 'advise',
    file,
    source: { layer: lineage.source, name: lineage.sourceName },
    version: version === null ? null : { id: version, number: numberOf(lineage, version) },
    brief: lineage.notes.brief ?? null,
    stage: found.progress,
    rounds: found.rounds,
    notice: found.notice,
    next: found.next,
  }
}

/** Says advice in lines: the stage, what came to nothing, whether to stop, and the next change. */
export function adviceLines(advice: FoundAdvice): string[] {
  const { file, lineage, version, progress, rounds, notice, next } = advice
  const name = version === null ? 'the source' : `v${numberOf(lineage, version)}`
  const failed = rounds.filter(({ outcome }) => outcome === 'failed')
  const parent = version === null ? 'source' : name
  return [
    `${lineage.sourceName}: ${name}. ${progress.note}`,
    `${rounds.length} ${rounds.length === 1 ? 'round' : 'rounds'}, ${failed.length} of them came to nothing${failed.length > 0 ? ':' : '.'}`,
    ...failed.map(({ number, instruction, why }) => `  v${number} ${why}: ${instruction}`),
    ...(notice
      ? [
          notice.message,
          `  ${notice.reason}`,
          ...notice.ways.map((way) => `  ${wayLine(way, advice)}`),
        ]
      : []),
    ...(next
      ? [
          `Next (${stageLabels[next.stage].toLowerCase()}): ${next.change}`,
          `  ${next.why}`,
          `  pentimento refine ${file} --parent ${parent} --instruction "${next.change}"`,
        ]
      : ['Nothing stands out that is missing.']),
  ]
}

function wayLine(way: Way, { file, lineage, version }: FoundAdvice): string {
  if (way.kind === 'branch') {
    const parent = way.version === null ? 'source' : `v${numberOf(lineage, way.version)}`
    return `${way.label}: pentimento refine ${file} --parent ${parent} --instruction "…"`
  }
  if (way.kind === 'regenerate') return `${way.label}: ${way.prompt.replace(/\n/gu, ' ')}`
  const parent = version === null ? 'source' : `v${numberOf(lineage, version)}`
  return `${way.label}: pentimento refine ${file} --parent ${parent} --instruction "${way.instruction}"`
}

function numberOf({ versions }: Lineage, id: string): number | null {
  return versions.find(({ record }) => record.id === id)?.record.number ?? null
}
