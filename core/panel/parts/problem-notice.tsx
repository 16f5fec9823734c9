import type { ErrorCode } from '../../errors.ts'
import type { PanelStore } from '../panel-store.ts'
import type { Problem } from '../state.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

/** What is put right in the settings: a key, or a budget. */
const settledInSettings: readonly ErrorCode[] = ['missing_key', 'bad_key', 'over_budget']

/** A failure: what happened, what to do next, and Try again only where that can help. */
export function ProblemNotice({ problem, store }: { problem: Problem; store: PanelStore }) {
  const { code, message, hint, requestId } = problem.error
  return (
    <div class="pentimento-problem" role="alert">
      <span class="pentimento-problem__mark">
        <Icon name="alert" />
      </span>
      <div class="pentimento-problem__words">
        <p class="pentimento-problem__what">{message}</p>
        <p class="pentimento-problem__next">{hint}</p>
        {requestId === undefined ? null : (
          <p class="pentimento-problem__next">For the provider’s support: request {requestId}</p>
        )}
        {settledInSettings.includes(code) ? (
          <Button
            class="pentimento-button pentimento-problem__again"
            onClick={() => store.dispatch({ type: 'view', view: 'settings' })}
          >
            Open settings
          </Button>
        ) : null}
        {problem.retry ? (
          <Button
            class="pentimento-button pentimento-problem__again"
            onClick={() => void store.tryAgain()}
          >
            Try again
          </Button>
        ) : null}
      </div>
      <IconButton
        icon="close"
        label="Dismiss"
        onPress={() => store.dispatch({ type: 'problem', problem: null })}
      />
    </div>
  )
}
