import type { JSX } from 'preact'
import type { PlainError } from '../../../core/errors.ts'

/** What shows until the document's side has answered. */
export function StartingScreen({ slow }: { readonly slow: boolean }): JSX.Element {
  return (
    <main class="pentimento figma-screen figma-screen--quiet" aria-busy="true">
      <p role="status">
        {slow
          ? 'Figma has not answered yet. Large files take a moment; if this stays, close this window and run Pentimento again.'
          : 'Opening…'}
      </p>
    </main>
  )
}

/** A failure to start: what happened, and what to do next. */
export function FailedScreen(props: {
  readonly error: Pick<PlainError, 'message' | 'hint'>
  readonly tryAgain: () => void
}): JSX.Element {
  const { error, tryAgain } = props
  return (
    <main class="pentimento figma-screen">
      <div role="alert">
        <h1>{error.message}</h1>
        <p>{error.hint}</p>
      </div>
      <div class="figma-page__buttons">
        <button type="button" class="pentimento-button" onClick={tryAgain}>
          Try again
        </button>
      </div>
    </main>
  )
}

/** What shows when drawing the window failed. */
export function BrokenScreen({ tryAgain }: { readonly tryAgain: () => void }): JSX.Element {
  return (
    <FailedScreen
      error={{
        message: 'Pentimento lost its thread.',
        hint: 'Your file and everything that waits to be placed are as they were. Try again; if that does not help, close this window and run the plugin anew.',
      }}
      tryAgain={tryAgain}
    />
  )
}
