import type { Store } from '../document/store.ts'
import type { CoverageModel, DocumentModel } from '../model/model.ts'
import { createHostHand, type HostHand } from './create-host-hand.ts'
import { createLayerHand, type LayerHand } from './create-layer-hand.ts'
import { modelOf, type NewDocument } from './new-document.ts'
import { reopened } from './reopened.ts'

/**
 * What a user does in Photoshop, in the document in front.
 *
 * Nothing of it works while a plugin is in a modal scope; listeners hear of it.
 */
export interface Hand extends LayerHand, HostHand {
  /** Opens a described document in front; gives its number. */
  openDocument(document: NewDocument): number
  /** Opens a document as a file holds it; gives its number. */
  openModel(model: DocumentModel): number
  closeDocument(documentID?: number): void
  switchTo(documentID: number): void
  /**
   * Saves, closes and opens again: another document number, other layer numbers, an empty history. A document that is
   * saved for the `first` time loses its layers' generator settings.
   */
  saveAndReopen(
    documentID?: number,
    how?: { readonly first: boolean },
  ): {
    readonly documentID: number
    readonly newIDs: ReadonlyMap<number, number>
  }
  /** Image > Duplicate: another document with everything that a file would keep; gives its number. */
  duplicateDocument(documentID?: number): number
  /** The document in front, or that one, as it is. */
  model(documentID?: number): DocumentModel
  /** What the History panel lists, up to the current state. */
  historyNames(documentID?: number): readonly string[]
  /** One step back in the History panel. */
  undo(documentID?: number): void
  setSelection(selection: CoverageModel | null): void
  /** Anything else a user can do, as one history state of that name. */
  change(step: string, edit: (model: DocumentModel) => DocumentModel): void
}

/** Makes the hand of a user over a store. */
export function createHand(store: Store): Hand {
  const front = (): number => {
    if (store.inFront === null) throw new TypeError('Expected a document to be open')
    return store.inFront
  }
  const expectFree = () => {
    if (store.modal.depth > 0) {
      throw new TypeError('Expected no modal scope to be open: a user can do nothing meanwhile')
    }
  }
  const act = (step: string, event: string, edit: (model: DocumentModel) => DocumentModel) => {
    expectFree()
    const documentID = front()
    store.change(documentID, step, edit)
    store.notify(event, { documentID })
    store.notify('historyStateChanged', { documentID })
  }
  const opened = (documentID: number) => {
    store.notify('open', { documentID })
    return documentID
  }
  return {
    ...createLayerHand(store, front, expectFree, act),
    ...createHostHand(store),
    openDocument: (document) => {
      expectFree()
      return opened(store.open(modelOf(document, store.nameOf('background')), 'open'))
    },
    openModel: (model) => {
      expectFree()
      return opened(store.open(model, 'open'))
    },
    closeDocument: (documentID = front()) => {
      expectFree()
      store.close(documentID)
      store.notify('close', { documentID })
    },
    switchTo: (documentID) => {
      expectFree()
      store.bringToFront(documentID)
      store.notify('select', { _target: [{ _ref: 'document', _id: documentID }] })
    },
    saveAndReopen: (documentID = front(), how = { first: false }) => {
      expectFree()
      const { model, newIDs } = reopened(store.model(documentID), how)
      store.close(documentID)
      store.notify('close', { documentID })
      return { documentID: opened(store.open(model, 'open')), newIDs }
    },
    duplicateDocument: (documentID = front()) => {
      expectFree()
      const { model } = reopened(store.model(documentID))
      const name = `${model.name} ${store.nameOf('copy')}`
      return opened(store.open({ ...model, name }, 'duplicateImage'))
    },
    model: (documentID = front()) => store.model(documentID),
    historyNames: (documentID = front()) => {
      const { steps, current } = store.history(documentID)
      return steps.slice(0, steps.indexOf(current) + 1).map(({ name }) => name)
    },
    undo: (documentID = front()) => {
      expectFree()
      const { steps, current, goTo } = store.history(documentID)
      const before = steps[steps.indexOf(current) - 1]
      if (!before) throw new TypeError('Expected a history state to go back to')
      goTo(before.id)
      store.notify('historyStateChanged', { documentID })
    },
    setSelection: (selection) =>
      act(store.nameOf(selection ? 'select' : 'deselect'), 'set', (model) => ({
        ...model,
        selection,
      })),
    change: (step, edit) => act(step, 'set', edit),
  }
}
