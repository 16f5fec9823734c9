import { layerOf } from '../document/edit-layers.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import { NotModelled } from '../not-modelled.ts'

/** One item of an action reference, such as `{_ref: 'layer', _id: 3}`. */
export interface Item {
  readonly _ref?: string
  readonly _id?: number
  readonly _index?: number
  readonly _enum?: string
  readonly _value?: string
  readonly _property?: string
}

/** What a reference means: read from the last item (the widest) to the first. */
export interface Target {
  readonly documentID: number
  /** Null: nothing in the document, but the document. Several for the selected layers. */
  readonly layers: readonly number[] | null
  /** How the layers were named: by number, or as what is selected. */
  readonly byID: boolean
  readonly channel: Item | null
  readonly property: string | null
}

/** The error of everything that is not there. */
export function notAvailable(what: string): PhotoshopError {
  return new PhotoshopError(`The object “${what}” is not currently available.`, -25922)
}

/** The error of a command whose menu entry is greyed out now. */
export function unavailable(command: string): PhotoshopError {
  return new PhotoshopError(`The command “${command}” is not currently available.`, -25920)
}

/** Finds what `_target` refers to. @throws PhotoshopError for what is not there. */
export function resolve(store: Store, target: unknown): Target {
  const items = itemsOf(target)
  const one = (is: (item: Item) => boolean) => items.find(is)
  for (const item of items) {
    const kind = item._ref ?? 'property'
    if (!['document', 'layer', 'channel', 'property', 'application'].includes(kind)) {
      throw new NotModelled(`a reference to ${JSON.stringify(item)}`)
    }
  }
  const documentID = findDocument(
    store,
    one(({ _ref }) => _ref === 'document'),
  )
  const layer = one(({ _ref }) => _ref === 'layer')
  const property = one(({ _property, _ref }) => _property !== undefined && _ref !== 'channel')
  return {
    documentID,
    layers: layer ? findLayers(store, documentID, layer) : null,
    byID: layer?._id !== undefined,
    channel: one(({ _ref }) => _ref === 'channel') ?? null,
    property: property?._property ?? null,
  }
}

/** Lists the items of a reference, whichever of its three forms it has. */
export function itemsOf(target: unknown): readonly Item[] {
  if (Array.isArray(target)) return target as Item[]
  if (typeof target !== 'object' || target === null) {
    throw new NotModelled(`the target ${JSON.stringify(target)}`)
  }
  const { _ref } = target as { _ref?: unknown }
  return Array.isArray(_ref) ? (_ref as Item[]) : [target as Item]
}

function findDocument(store: Store, item: Item | undefined): number {
  if (item?._id !== undefined) {
    if (!store.documents.includes(item._id)) throw notAvailable('document')
    return item._id
  }
  if (item && !isTarget(item)) throw new NotModelled(`the document ${JSON.stringify(item)}`)
  if (store.inFront === null) throw notAvailable('current document')
  return store.inFront
}

function findLayers(store: Store, documentID: number, item: Item): readonly number[] {
  const model = store.model(documentID)
  if (item._id !== undefined) {
    try {
      return [layerOf(model, item._id).id]
    } catch {
      // The layer is gone: batchPlay has its own words for that.
      throw notAvailable('layer')
    }
  }
  if (!isTarget(item)) throw new NotModelled(`the layer ${JSON.stringify(item)}`)
  if (model.active.length === 0) throw notAvailable('current layer')
  return model.active
}

function isTarget({ _enum, _value = 'targetEnum' }: Item): boolean {
  return _enum === 'ordinal' && _value === 'targetEnum'
}

/**
 * Gives the target of a command that changes something: such commands work in the document in front only, whatever
 * document they name.
 */
export function resolveToChange(store: Store, target: unknown): Target {
  const found = resolve(store, target)
  if (found.documentID !== store.inFront) throw notAvailable('current document')
  return found
}

/** The one layer that a command means. */
export function singleLayer({ layers }: Target): number {
  if (layers?.length !== 1) throw notAvailable('current layer')
  return layers[0] as number
}
