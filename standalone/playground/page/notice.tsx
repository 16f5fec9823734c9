import type { JSX } from 'preact'
import type { PlainError } from '../../../core/errors.ts'

/** Shows a failure of the page itself (opening, saving): what happened, and what to do next. */
export function Notice(props: {
  readonly error: PlainError
  readonly dismiss: () => void
}): JSX.Element {
  const { error, dismiss } = props
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{error.message}</strong> {error.hint}
      </p>
      <button type="button" class="bar-button" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  )
}
