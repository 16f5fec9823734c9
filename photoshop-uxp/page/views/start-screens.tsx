import type { PlainError } from '../../../core/errors.ts'
import { BoxButton } from './box-button.tsx'

/** What shows until the document was looked at for the first time. */
export function StartingScreen() {
  return (
    <div class="pentimento photoshop-screen" role="status">
      <p class="pentimento-note">Looking at the document…</p>
    </div>
  )
}

/** A failure that keeps the panel from showing: what happened, and what to do next. */
export function FailedScreen(props: {
  readonly error: Pick<PlainError, 'message' | 'hint'>
  readonly tryAgain?: () => void
}) {
  const { error, tryAgain } = props
  return (
    <div class="pentimento photoshop-screen" role="alert">
      <h1 class="photoshop-screen__title">{error.message}</h1>
      <p>{error.hint}</p>
      {tryAgain ? (
        <div class="photoshop-screen__ways">
          <BoxButton class="pentimento-button" onClick={tryAgain}>
            Try again
          </BoxButton>
        </div>
      ) : null}
    </div>
  )
}

/** What shows when drawing the panel failed. */
export function BrokenScreen({ tryAgain }: { readonly tryAgain: () => void }) {
  return (
    <FailedScreen
      error={{
        message: 'Pentimento lost its thread.',
        hint: 'Your document and everything that waits to be placed are as they were. Try again; if that does not help, close this panel and open it from the Plugins menu.',
      }}
      tryAgain={tryAgain}
    />
  )
}
