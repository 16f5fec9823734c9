import { type Stage, stages } from '../../guide/stages/stage.ts'
import { stageLabels } from '../../guide/stages/stage-labels.ts'
import type { StageProgress } from '../../guide/stages/stage-progress.ts'

/** Says what the strip of stages shows, for people who listen instead of look. */
export function stageStripWords({ done, next }: StageProgress, typed: Stage | null): string {
  const touched = stages
    .filter((stage) => done[stage] > 0)
    .map((stage) => `${stageLabels[stage]} changed`)
  return [
    touched.length === 0 ? 'Stages: nothing changed yet' : `Stages: ${touched.join(', ')}`,
    ...(next ? [`${stageLabels[next]} usually comes next`] : []),
    ...(typed ? [`what is typed is about ${stageLabels[typed].toLowerCase()}`] : []),
  ].join('; ')
}
