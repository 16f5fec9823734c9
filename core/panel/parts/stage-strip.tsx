import { useMemo, useState } from 'preact/hooks'
import { pathTo } from '../../guide/rounds/rounds.ts'
import { explainStep } from '../../guide/stages/explain-step.ts'
import { type Stage, stages } from '../../guide/stages/stage.ts'
import { stageLabels } from '../../guide/stages/stage-labels.ts'
import { sortByStage, stageOfInstruction } from '../../guide/stages/stage-of-instruction.ts'
import { type StageProgress, stageProgress } from '../../guide/stages/stage-progress.ts'
import { pickedLineage, refinedVersion } from '../chosen.ts'
import type { PanelState } from '../state.ts'
import { useFollowUp } from '../use-follow-up.ts'
import { useReading } from '../use-reading.ts'
import { stageStripWords } from '../wording/stage-words.ts'
import { Button } from './button.tsx'

/** Where the picture is on its way from light to polish: one line, with a sentence behind it. */
export function StageStrip({ state }: { readonly state: PanelState }) {
  const [open, setOpen] = useState(false)
  const { picked, lineages } = state
  const progress = useMemo(() => {
    const lineage = pickedLineage(state)
    return stageProgress(lineage ? pathTo(lineage, refinedVersion(state)) : [])
  }, [picked, lineages])
  const reading = useReading(state)
  const followUp = useFollowUp(state)
  const typed = useMemo(() => {
    if (followUp.kind === 'resolved') return stageOfInstruction(followUp.instruction)
    if (followUp.kind !== 'none' || !reading) return null
    return sortByStage(reading.changes)[0]?.stage ?? null
  }, [reading, followUp])
  const back = typed && explainStep(progress, typed)
  return (
    <>
      <Button
        class="pentimento-stages"
        aria-expanded={open}
        aria-label={stageStripWords(progress, typed)}
        onClick={() => setOpen(!open)}
      >
        {stages.map((stage) => (
          <span key={stage} class={stageClass(stage, progress, typed)}>
            {stageLabels[stage]}
          </span>
        ))}
      </Button>
      {open ? <p class="pentimento-note">{back ?? progress.note}</p> : null}
    </>
  )
}

function stageClass(stage: Stage, { done, next }: StageProgress, typed: Stage | null): string {
  return [
    'pentimento-stages__part',
    ...(done[stage] > 0 ? ['pentimento-stages__part--done'] : []),
    ...(next === stage ? ['pentimento-stages__part--next'] : []),
    ...(typed === stage ? ['pentimento-stages__part--typed'] : []),
  ].join(' ')
}
