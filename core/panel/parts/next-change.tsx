import { useEffect, useMemo } from 'preact/hooks'
import type { Advice } from '../../guide/director/advice.ts'
import { pathTo } from '../../guide/rounds/rounds.ts'
import { stageProgress } from '../../guide/stages/stage-progress.ts'
import { pickedLineage, refinedVersion } from '../chosen.ts'
import { adviceNow, type GivenAdvice, type NextState, shownKey } from '../next-state.ts'
import { proposalNow } from '../next-step.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatEstimate, formatSize } from '../wording/numbers.ts'
import { Button } from './button.tsx'
import { FoldingSection } from './section.tsx'
import { SettingsLink } from './settings-link.tsx'

interface NextChangeProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** What could come next: proposed, never run by itself, and folded away until somebody asks. */
export function NextChange({ state, store, views }: NextChangeProps) {
  const given = adviceNow(state)
  return (
    <FoldingSection
      title="What next?"
      summary={given?.advice.change?.instruction}
      open={state.open.next}
      onToggle={(open) => store.dispatch({ type: 'open', section: 'next', open })}
    >
      <Proposal state={state} store={store} />
      <Director state={state} store={store} views={views} given={given} />
    </FoldingSection>
  )
}

/** What the rules propose: measured when somebody looks, and never sent anywhere. */
function Proposal({ state, store }: Omit<NextChangeProps, 'views'>) {
  const { next, picked, lineages, shelf } = state
  const key = shownKey(state)
  useEffect(() => {
    void store.lookAtShown()
  }, [key])
  const proposal = useMemo(() => proposalNow(state), [key, next.seen, picked, lineages, shelf])
  if (key === null) {
    return <p class="pentimento-note">Show one version, and it says what that still lacks.</p>
  }
  if (next.seen?.key !== key) return <p class="pentimento-note">Looking at the picture…</p>
  if (!proposal) {
    return <p class="pentimento-note">{`Nothing measured stands out. ${stageNote(state)}`}</p>
  }
  const { change, why } = proposal
  return (
    <div class="pentimento-next">
      <p class="pentimento-next__change">{change}</p>
      <div class="pentimento-row">
        <span class="pentimento-row__words pentimento-note">{why}</span>
        <Button
          class="pentimento-button"
          onClick={() => store.dispatch({ type: 'instruct', text: change })}
        >
          Use it
        </Button>
      </div>
    </div>
  )
}

/** What is to be shown of one picture is not asked while another one is picked. */
function questionNow({ next, picked }: PanelState): NextState['question'] {
  return next.question?.picked.source === picked?.source ? next.question : null
}

/** Where the picture is on its way, and what usually comes next. */
function stageNote(state: PanelState): string {
  const lineage = pickedLineage(state)
  return stageProgress(lineage ? pathTo(lineage, refinedVersion(state)) : []).note
}

function Director({
  state,
  store,
  views,
  given,
}: NextChangeProps & { readonly given: GivenAdvice | null }) {
  const { asking } = state.next
  const question = questionNow(state)
  if (!state.next.offered) return null
  if (question) {
    const { sent, estimate } = question
    return (
      <div class="pentimento-sending">
        <div class="pentimento-sending__picture">
          <views.Picture picture={sent} label="What the art director is shown" fit="contain" />
        </div>
        <p class="pentimento-note">
          {`${formatSize(sent)} px go to OpenAI, with the brief, the brand kit, what is kept, what was tried and what you typed: ${formatEstimate(estimate)}.`}
        </p>
        <div class="pentimento-row">
          <Button class="pentimento-button" onClick={() => store.leaveDirector()}>
            {asking ? 'Stop' : 'Don’t send'}
          </Button>
          <Button
            class="pentimento-button"
            aria-disabled={asking}
            onClick={() => void store.askDirector()}
          >
            {asking ? 'Looking…' : 'Send'}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <>
      {given ? <Given advice={given.advice} store={store} /> : null}
      {state.keys.openai ? (
        <div class="pentimento-row">
          <span class="pentimento-row__words pentimento-note">
            An art director looks at the picture and names one change.
          </span>
          <Button class="pentimento-button" onClick={() => void store.prepareDirector()}>
            {given ? 'Ask again' : 'Ask'}
          </Button>
        </div>
      ) : (
        <p class="pentimento-note">
          With an OpenAI key, an art director can look at the picture and name one change.{' '}
          <SettingsLink store={store} />
        </p>
      )}
    </>
  )
}

function Given({ advice, store }: { readonly advice: Advice; readonly store: PanelStore }) {
  const { change, wording } = advice
  return (
    <div class="pentimento-next">
      {change ? (
        <>
          <p class="pentimento-next__change">{change.instruction}</p>
          <p class="pentimento-note">{change.why}</p>
          <div class="pentimento-row">
            <span class="pentimento-row__words pentimento-note">
              {change.preserve.length > 0
                ? `Keeps: ${change.preserve.map(({ text }) => text).join(', ')}`
                : ''}
            </span>
            <Button class="pentimento-button" onClick={() => store.useAdvice()}>
              Use it
            </Button>
          </div>
        </>
      ) : (
        <p class="pentimento-note">Nothing important is left to change, it says.</p>
      )}
      {wording ? (
        <div class="pentimento-row">
          <span class="pentimento-row__words">{`Your words, sharper: ${wording}`}</span>
          <Button
            class="pentimento-button"
            onClick={() => store.dispatch({ type: 'instruct', text: wording })}
          >
            Use these
          </Button>
        </div>
      ) : null}
    </div>
  )
}
