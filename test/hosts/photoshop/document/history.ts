import type { DocumentModel } from '../model/model.ts'
import { keepDocumentData, keepUnheld } from './keep-unheld.ts'
import { PhotoshopError } from './photoshop-error.ts'

/** One entry of the History panel. */
export interface HistoryStep {
  readonly id: number
  readonly name: string
  readonly model: DocumentModel
}

/** The History panel of one document: a limited list of earlier models, of this session only. */
export interface History {
  readonly steps: readonly HistoryStep[]
  readonly current: HistoryStep
  readonly model: DocumentModel
  readonly suspended: boolean
  /** Goes on to another model as one undoable step; while history is suspended it becomes part of that step. */
  change(name: string, next: DocumentModel): void
  /** Goes on without a step: what the History panel does not list, such as which layers are selected. */
  adjust(next: DocumentModel): void
  /** Goes to a step as a click in the History panel does; steps after it stay until the next change. */
  goTo(id: number): void
  suspend(name: string): Suspension
}

/** History that is being gathered into one step. */
export interface Suspension {
  /**
   * Ends it: one step of that name (none when nothing that History lists was changed), or exactly what was before,
   * except what history does not hold.
   */
  end(commit: boolean, name?: string): void
}

/** Begins a document's history with the model that was opened. */
export function createHistory(
  opened: DocumentModel,
  firstName: string,
  nextID: () => number,
  limit: number,
): History {
  let steps: HistoryStep[] = [{ id: nextID(), name: firstName, model: opened }]
  let at = 0
  let model = opened
  let suspension: { name: string; before: DocumentModel; changed: boolean } | null = null

  const push = (name: string) => {
    steps = [...steps.slice(0, at + 1), { id: nextID(), name, model }].slice(-limit)
    at = steps.length - 1
  }
  const inPlace = () => {
    steps = steps.map((step, index) => (index === at ? { ...step, model } : step))
  }
  return {
    get steps() {
      return steps
    },
    get current() {
      return steps[at] as HistoryStep
    },
    get model() {
      return model
    },
    get suspended() {
      return suspension !== null
    },
    change: (name, next) => {
      model = next
      if (suspension) suspension.changed = true
      else push(name)
    },
    adjust: (next) => {
      model = next
      if (!suspension) inPlace()
    },
    goTo: (id) => {
      const index = steps.findIndex((step) => step.id === id)
      if (index < 0) throw new PhotoshopError('The history state does not exist any more.')
      if (suspension) throw new PhotoshopError('The history of the document is suspended.')
      at = index
      model = keepDocumentData((steps[at] as HistoryStep).model, model)
      inPlace()
    },
    suspend: (name) => {
      if (suspension) throw new PhotoshopError('The history of the document is already suspended.')
      const mine = { name, before: model, changed: false }
      suspension = mine
      return {
        end: (commit, finalName) => {
          if (suspension !== mine)
            throw new PhotoshopError('The history is not suspended any more.')
          suspension = null
          if (commit && mine.changed) return push(finalName ?? mine.name)
          if (!commit) model = keepUnheld(mine.before, model)
          inPlace()
        },
      }
    },
  }
}
