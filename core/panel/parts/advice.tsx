import { useRef } from 'preact/hooks'
import type { Suggestion } from '../../guide/findings/finding.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { stepListOf } from '../step-list.ts'
import { useFindings } from '../use-findings.ts'
import { useFollowUp } from '../use-follow-up.ts'
import { useHeldPlace } from '../use-held-place.ts'
import { useKeptFocus } from '../use-kept-focus.ts'
import { useReading } from '../use-reading.ts'
import { Findings } from './findings.tsx'
import { FollowUpCard } from './follow-up.tsx'
import { firstStep, Steps } from './step-list.tsx'

interface AdviceProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly onTake: (suggestion: Suggestion) => void
  /** Called when what the draft asks for was said in full, or is taken as it stands. */
  readonly onSaid: () => void
}

/** What is said about the draft while it is typed: the steps it has, what it means in full, or what could be better. */
export function Advice({ state, store, onTake, onSaid }: AdviceProps) {
  const { advice, draft } = state
  const reading = useReading(state)
  const findings = useFindings(state, reading)
  const followUp = useFollowUp(state)
  const root = useRef<HTMLDivElement>(null)
  useHeldPlace(root)
  useKeptFocus(root, firstStep)
  const list = advice.on ? stepListOf(state) : null
  const isRemark = followUp.kind !== 'none'
  return (
    <div ref={root} class="pentimento-advice">
      {list ? (
        <Steps list={list} store={store} />
      ) : (
        <FollowUpCard
          followUp={followUp}
          state={state}
          store={store}
          onTake={onTake}
          onSaid={onSaid}
        />
      )}
      <Findings
        // What is said of a remark would be wrong of what it means in full.
        findings={isRemark || list ? [] : findings}
        text={draft.instruction}
        store={store}
        onTake={onTake}
      />
    </div>
  )
}
