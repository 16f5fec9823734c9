import type { HistorySuspension, ResumeHistorySuspensionOptions } from 'photoshop'
import type { Suspension } from '../document/history.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'

/** The documents whose history is suspended, across all nested scopes: they share one state. */
export interface Suspensions {
  suspend(documentID: number, name: string): HistorySuspension
  resume(token: ResumeHistorySuspensionOptions, commit: boolean): void
  /** Ends what was left suspended when the outermost scope ends. */
  endAll(commit: boolean): void
}

/** Begins with nothing suspended. */
export function createSuspensions(store: Store): Suspensions {
  const open = new Map<number, { documentID: number; token: object; suspension: Suspension }>()
  let last = 0
  return {
    suspend: (documentID, name) => {
      const suspension = store.history(documentID).suspend(name)
      const historySuspensionID = ++last
      const token = { historySuspensionID, finalName: name, documentID }
      open.set(historySuspensionID, { documentID, token, suspension })
      return token
    },
    resume: (token, commit) => {
      const found = open.get(token.historySuspensionID)
      if (!found) throw new PhotoshopError('There is no such history suspension.')
      open.delete(token.historySuspensionID)
      found.suspension.end(commit, token.finalName)
    },
    endAll: (commit) => {
      for (const { documentID, suspension } of open.values()) {
        if (store.documents.includes(documentID)) suspension.end(commit)
      }
      open.clear()
    },
  }
}
