import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ReplaceAnswer } from '../work/workspace.ts'

/** Asks what becomes of versions that are in no file yet, before another picture takes their place. */
export function ReplaceDialog(props: {
  readonly current: string
  readonly next: string
  readonly versions: number
  readonly answer: (answer: ReplaceAnswer) => void
}): JSX.Element {
  const { current, next, versions, answer } = props
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      class="replace-dialog"
      ref={dialog}
      aria-labelledby="replace-title"
      onCancel={() => answer('keep')}
    >
      <h2 id="replace-title">Open “{next}”?</h2>
      <p>
        “{current}” has {versions === 1 ? 'a version' : `${versions} versions`} that{' '}
        {versions === 1 ? 'is' : 'are'} in no file yet. This page keeps one picture at a time.
      </p>
      <div class="dialog-buttons">
        <button type="button" class="bar-button" onClick={() => answer('keep')}>
          Cancel
        </button>
        <button type="button" class="bar-button" onClick={() => answer('discard')}>
          Throw away and open
        </button>
        <button type="button" class="bar-button bar-button-strong" onClick={() => answer('save')}>
          Save PSD and open
        </button>
      </div>
    </dialog>
  )
}
