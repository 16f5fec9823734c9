import { useEffect } from 'preact/hooks'
import type { Prepared } from '../../refine.ts'
import { chosenProvider } from '../chosen.ts'
import { whatIsMissing } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatEstimate } from '../wording/numbers.ts'
import { detailText } from '../wording/report-lines.ts'
import { sendingFacts } from '../wording/sending-facts.ts'
import { Facts } from './facts.tsx'
import { MaskChoice } from './mask-choice.tsx'
import { FoldingSection } from './section.tsx'

interface SendingProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** What will be sent and what it costs, before anything leaves: always open for a provider on the network. */
export function Sending({ state, store, views }: SendingProps) {
  const leaves = (chosenProvider(state)?.origins.length ?? 0) > 0
  const open = state.open.sending || leaves
  const isStale = state.preparation.kind === 'none' || state.preparation.revision !== state.revision
  const canPrepare = open && isStale && whatIsMissing(state) === null
  useEffect(() => {
    if (canPrepare) store.prepare()
  }, [canPrepare, state.revision, store])
  return (
    <FoldingSection
      title="What will be sent"
      summary={leaves ? costOf(state) : 'Nothing'}
      open={open}
      onToggle={(now) => store.dispatch({ type: 'open', section: 'sending', open: now })}
    >
      <SendingBody state={state} store={store} views={views} />
      {leaves ? <MaskChoice state={state} store={store} /> : null}
    </FoldingSection>
  )
}

function SendingBody({ state, store, views }: SendingProps) {
  const { preparation, revision } = state
  const missing = whatIsMissing(state)
  if (preparation.kind === 'failed' && preparation.revision === revision) {
    const { message, hint } = preparation.error
    return <p class="pentimento-note">{`${message} ${hint}`}</p>
  }
  if (preparation.kind !== 'ready') {
    return <p class="pentimento-note">{missing ? missing.reason : 'Working out the crop…'}</p>
  }
  const { prepared } = preparation
  return (
    <div
      class={`pentimento-sending${preparation.revision === revision ? '' : ' pentimento-sending--stale'}`}
    >
      <div class="pentimento-sending__picture">
        <views.Picture picture={prepared.sent} label="The crop that is worked on" fit="contain" />
      </div>
      <Facts facts={sendingFacts(prepared, state)} />
      <TilesChoice prepared={prepared} store={store} />
    </div>
  )
}

/** Offers to paint a large region in several requests, with what that brings and costs; and to take that back. */
function TilesChoice({ prepared, store }: { prepared: Prepared; store: PanelStore }) {
  const { tiles, tilesOffer, plan, estimate } = prepared
  const choice = tiles ? { count: tiles.length, density: plan.density, estimate } : tilesOffer
  if (!choice) return null
  const { count, density } = choice
  return (
    <label class="pentimento-check">
      <input
        type="checkbox"
        class="pentimento-check__box"
        checked={tiles !== undefined}
        onChange={(event) => store.setUp({ tiles: event.currentTarget.checked })}
      />
      <span class="pentimento-check__label">
        {`Paint in ${count} tiles: ${detailText(density)}, ${formatEstimate(choice.estimate)}`}
      </span>
    </label>
  )
}

function costOf({ preparation, revision }: PanelState): string | undefined {
  return preparation.kind === 'ready' && preparation.revision === revision
    ? formatEstimate(preparation.prepared.estimate)
    : undefined
}
