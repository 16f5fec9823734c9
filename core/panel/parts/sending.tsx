import { useEffect } from 'preact/hooks'
import { planStretch } from '../../edit/make-plan.ts'
import type { Plan } from '../../edit/plan.ts'
import type { Prepared } from '../../refine.ts'
import { chosenProvider } from '../chosen.ts'
import { whatIsMissing } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatEstimate, formatSize } from '../wording/numbers.ts'
import { detailText } from '../wording/report-lines.ts'
import { FoldingSection } from './section.tsx'

interface SendingProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** From here on a squeezed crop is said to be one. */
const noticeableStretch = 1.01

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
      <SendingBody state={state} store={store} views={views} leaves={leaves} />
    </FoldingSection>
  )
}

function SendingBody({ state, store, views, leaves }: SendingProps & { leaves: boolean }) {
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
      <dl class="pentimento-facts">
        {factsOf(prepared, state, leaves).map(([name, value]) => (
          <div key={name} class="pentimento-facts__row">
            <dt class="pentimento-facts__name">{name}</dt>
            <dd class="pentimento-facts__value">{value}</dd>
          </div>
        ))}
      </dl>
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

function factsOf(prepared: Prepared, state: PanelState, leaves: boolean): [string, string][] {
  const { plan, estimate, tiles } = prepared
  const { crop, sent, density } = plan
  return [
    ['To', leaves ? (chosenProvider(state)?.label ?? '') : 'no one: it stays on this machine'],
    ['Crop', `${formatSize(crop)} px at ${crop.x}, ${crop.y}`],
    ['Sent as', tiles ? `${tiles.length} tiles, one after the other` : `${formatSize(sent)} px`],
    ['Detail', detailText(density)],
    ...(tiles ? [] : squeezeFact(plan)),
    ['Price', leaves ? formatEstimate(estimate) : 'free'],
  ]
}

/** Said before sending, because what comes back was painted in other proportions. */
function squeezeFact(plan: Plan): [string, string][] {
  const stretch = planStretch(plan)
  if (stretch <= noticeableStretch) return []
  const percent = Math.max(1, Math.round((stretch - 1) * 100))
  return [['Shape', `squeezed by ${percent}\u202f% to a size that the model takes, and back again`]]
}

function costOf({ preparation, revision }: PanelState): string | undefined {
  return preparation.kind === 'ready' && preparation.revision === revision
    ? formatEstimate(preparation.prepared.estimate)
    : undefined
}
