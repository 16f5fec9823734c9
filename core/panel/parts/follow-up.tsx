import type { Suggestion } from '../../guide/findings/finding.ts'
import type { FollowUp } from '../../guide/follow-up/follow-up.ts'
import { followUpKey } from '../advice-state.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { followUpPlace } from '../wording/follow-up-words.ts'
import { Button } from './button.tsx'

interface FollowUpCardProps {
  readonly followUp: FollowUp
  readonly state: PanelState
  readonly store: PanelStore
  readonly onTake: (suggestion: Suggestion) => void
  /** Called when the remark was said in full, or is taken as it stands: its card is gone then. */
  readonly onSaid: () => void
}

/** What a remark about earlier work means in full, before anything runs; or the question that it leaves open. */
export function FollowUpCard({ followUp, state, store, onTake, onSaid }: FollowUpCardProps) {
  if (followUp.kind === 'none') return null
  const key = followUpKey(state.draft.instruction)
  const asTyped = (
    <Button
      class="pentimento-chip pentimento-chip--bare"
      onClick={() => {
        store.dispatch({ type: 'advice', change: { kind: 'ignore', key } })
        onSaid()
      }}
    >
      Take it as typed
    </Button>
  )
  if (followUp.kind === 'ask') {
    return (
      <div class="pentimento-follow-up">
        <p class="pentimento-follow-up__words">{followUp.question}</p>
        <ul class="pentimento-chips" aria-label={followUp.question}>
          {followUp.options.map(({ label, text }) => (
            <li key={text} class="pentimento-chips__item">
              <Button
                class="pentimento-chip pentimento-chip--offer"
                title={label}
                onClick={() => onTake({ kind: 'rewrite', label, text })}
              >
                {label}
              </Button>
            </li>
          ))}
          <li class="pentimento-chips__item">{asTyped}</li>
        </ul>
      </div>
    )
  }
  const { preserve, because } = followUp
  return (
    <div class="pentimento-follow-up">
      {followUp.kind === 'resolved' ? (
        <>
          <p class="pentimento-note">{followUpPlace(followUp, state)}</p>
          <p class="pentimento-follow-up__words">“{followUp.instruction}”</p>
          {followUp.where === null ? null : <p>{followUp.where}</p>}
        </>
      ) : null}
      {preserve.length === 0 ? null : (
        <p class="pentimento-note">Keeps {preserve.map(({ text }) => text).join(', ')}.</p>
      )}
      <p class="pentimento-note">{because}</p>
      <ul class="pentimento-chips" aria-label="What to do with it">
        <li class="pentimento-chips__item">
          <Button
            class="pentimento-chip pentimento-chip--offer"
            aria-disabled={state.busy}
            onClick={() => void store.useFollowUp().then(onSaid)}
          >
            {followUp.kind === 'back' ? 'Go back' : 'Use it'}
          </Button>
        </li>
        <li class="pentimento-chips__item">{asTyped}</li>
      </ul>
    </div>
  )
}
