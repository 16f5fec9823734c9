import { isRefineError, type PlainError, toPlainError } from '../../../core/errors.ts'
import type { PanelStore } from '../../../core/panel/panel-store.ts'
import type { FigmaDocument, Start } from '../../protocol/figma-document.ts'
import type { FileConsent } from '../storage/file-consent.ts'

/** What the window shows. */
export type Screen =
  /** The document's side has not answered yet; `slow` when people may begin to wonder. */
  | { readonly kind: 'starting'; readonly slow: boolean }
  | { readonly kind: 'failed'; readonly error: PlainError }
  | { readonly kind: 'consent' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'open'; readonly store: PanelStore }

/** The window's state and commands; no command rejects, failures are a screen of their own. */
export interface FigmaPage {
  getScreen(): Screen
  /** Calls back after every change; returns the way to stop it. */
  subscribe(listener: () => void): () => void
  /** Asks the document's side how the plugin was started; also what "Try again" does. */
  start(): Promise<void>
  /** The user agreed that Pentimento reads this file. */
  agree(): Promise<void>
  decline(): void
  /** Shows the question about reading this file again. */
  reconsider(): void
}

/** What the window is put together from. */
export interface FigmaPageParts {
  readonly document: Pick<FigmaDocument, 'start'>
  readonly consent: FileConsent
  /** Makes the panel of an agreed file; nothing of the file's content is read before. */
  readonly openPanel: (opening: { readonly start: Start; readonly file: string }) => PanelStore
  /** Calls back when waiting begins to feel long; returns the way to stop that. */
  readonly afterPatience: (listener: () => void) => () => void
}

/** Makes the window's state; nothing happens until it is started. */
export function createFigmaPage(parts: FigmaPageParts): FigmaPage {
  const { document, consent, openPanel, afterPatience } = parts
  const listeners = new Set<() => void>()
  let screen: Screen = { kind: 'starting', slow: false }
  let start: Start | null = null

  const set = (next: Screen) => {
    screen = next
    for (const listener of [...listeners]) listener()
  }
  const open = (file: string) => {
    if (!start) return
    set({ kind: 'open', store: openPanel({ start, file }) })
  }
  const orFail = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step()
    } catch (thrown) {
      set({ kind: 'failed', error: startFailure(thrown) })
    }
  }

  return {
    getScreen: () => screen,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () =>
      orFail(async () => {
        set({ kind: 'starting', slow: false })
        const stopPatience = afterPatience(() => {
          if (screen.kind === 'starting') set({ kind: 'starting', slow: true })
        })
        try {
          start = await document.start(null)
          const file = await consent.given()
          if (file === null) set({ kind: 'consent' })
          else open(file)
        } finally {
          stopPatience()
        }
      }),
    agree: () =>
      orFail(async () => {
        if (screen.kind !== 'consent') return
        set({ kind: 'starting', slow: false })
        open(await consent.give())
      }),
    decline: () => set({ kind: 'declined' }),
    reconsider: () => set({ kind: 'consent' }),
  }
}

/** Words for people: what a mistake of ours says about itself helps nobody who only wants to start. */
export function startFailure(thrown: unknown): PlainError {
  const plain = toPlainError(thrown)
  if (isRefineError(thrown) && plain.code !== 'internal') return plain
  return {
    code: 'internal',
    message: 'Pentimento could not start.',
    hint: 'Nothing was read or changed. Close this window and run the plugin again; if that does not help, restart Figma.',
    retryable: true,
  }
}
