import { asksForFirst } from './first-picture.ts'
import type { PanelStore } from './panel-store.ts'

/** What a key event tells; UXP's events have no more. */
type Key = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'preventDefault'
>

/**
 * Does what a key asks for anywhere in the panel; each is also a button.
 *
 * Ctrl or Cmd with Enter does what the first button of the foot says, Escape goes back by one step. Outside of text fields, `[` and `]` show the version
 * before and after, `b` shows the source and back: where `steps` says so, because a stage has keys of its own.
 */
export function pressKey(
  event: Key,
  store: PanelStore,
  { steps }: { readonly steps: boolean },
): void {
  const state = store.getState()
  const isCommand = event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && isCommand && (state.view === 'refine' || state.view === 'first')) {
    event.preventDefault()
    void (asksForFirst(state) ? store.makeFirst() : store.proceed())
  }
  if (event.key === 'Escape') {
    if (state.question) store.answer(false)
    else if (state.run) store.cancel()
    else if (state.view !== 'refine' && state.view !== 'spending')
      store.dispatch({ type: 'view', view: 'refine' })
    else if (state.view === 'spending') store.dispatch({ type: 'view', view: 'settings' })
  }
  if (!steps || isCommand || event.altKey || state.view !== 'refine' || isField(event.target)) {
    return
  }
  if (event.key === '[') void store.showPrevious()
  if (event.key === ']') void store.showNext()
  if (event.key === 'b') void store.toggleBefore()
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select')
}
