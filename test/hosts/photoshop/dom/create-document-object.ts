import type { Document, HistoryState, Layer, Layers } from 'photoshop'
import type { HistoryStep } from '../document/history.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { DocumentModel } from '../model/model.ts'
import { NotModelled } from '../not-modelled.ts'
import { strict } from '../strict.ts'
import { collection } from './collection.ts'
import { createGroup, createPixelLayer } from './create-layers.ts'
import { createSelectionObject } from './create-selection-object.ts'
import type { Dom } from './dom.ts'

type Modelled = Pick<
  Document,
  | 'typename'
  | 'id'
  | 'name'
  | 'title'
  | 'width'
  | 'height'
  | 'resolution'
  | 'mode'
  | 'bitsPerChannel'
  | 'colorProfileName'
  | 'colorProfileType'
  | 'quickMaskMode'
  | 'saved'
  | 'layers'
  | 'activeLayers'
  | 'backgroundLayer'
  | 'historyStates'
  | 'activeHistoryState'
  | 'selection'
  | 'createPixelLayer'
  | 'createLayerGroup'
  | 'closeWithoutSaving'
>

const modes: Record<DocumentModel['mode'], `${Document['mode']}`> = {
  RGBColor: 'RGBColorMode',
  CMYKColor: 'CMYKColorMode',
  labColor: 'labColorMode',
  grayscale: 'grayscaleMode',
  indexedColor: 'indexedColorMode',
  multichannel: 'multichannelMode',
  bitmap: 'bitmapMode',
  duotone: 'duotoneMode',
}

/** Makes a DOM document: nothing but a number, so that every member is a trip, and throws once it was closed. */
export function createDocumentObject(dom: Dom, documentID: number): Document {
  const { store } = dom
  const get = (member: string): DocumentModel => {
    store.enter(`Document.${member}`, 'reads')
    return store.model(documentID)
  }
  const call = (member: string): void => {
    store.enter(`Document.${member}`, 'changes')
    store.model(documentID)
  }
  const layers = (ids: readonly number[]) =>
    collection<Layer, Layers>(
      'Layers',
      ids.map((id) => dom.layer(documentID, id)),
    )
  const stateObject = ({ id, name }: HistoryStep): HistoryState =>
    strict('HistoryState', {
      typename: 'HistoryState' as const,
      id,
      docId: documentID,
      name,
      snapshot: false,
    }) as HistoryState

  return strict('Document', {
    get typename() {
      return 'Document' as const
    },
    get id() {
      return documentID
    },
    get name() {
      return get('name').name
    },
    get title() {
      return get('title').name
    },
    get width() {
      return get('width').width
    },
    get height() {
      return get('height').height
    },
    get resolution() {
      return get('resolution').resolution
    },
    get mode() {
      return modes[get('mode').mode] as Document['mode']
    },
    get bitsPerChannel() {
      return `bitDepth${get('bitsPerChannel').depth}` as Document['bitsPerChannel']
    },
    get colorProfileName() {
      const { profile } = get('colorProfileName')
      return profile === '' ? 'None' : profile
    },
    get colorProfileType() {
      const { profile } = get('colorProfileType')
      return (profile === '' ? 'none' : 'customEnum') as Document['colorProfileType']
    },
    get quickMaskMode() {
      return get('quickMaskMode').quickMask
    },
    get saved() {
      get('saved')
      return store.history(documentID).steps.length === 1
    },
    get layers() {
      return layers([...get('layers').layers].reverse().map(({ id }) => id))
    },
    get activeLayers() {
      return layers(get('activeLayers').active)
    },
    get backgroundLayer() {
      const [lowest] = get('backgroundLayer').layers
      return lowest?.kind === 'background' ? dom.layer(documentID, lowest.id) : null
    },
    get historyStates() {
      get('historyStates')
      const states = store.history(documentID).steps.map(stateObject)
      return collection<HistoryState, Document['historyStates']>('HistoryStates', states)
    },
    get activeHistoryState() {
      get('activeHistoryState')
      return stateObject(store.history(documentID).current)
    },
    set activeHistoryState(state) {
      call('activeHistoryState=')
      store.history(documentID).goTo(state.id)
    },
    get selection() {
      return createSelectionObject(dom, documentID)
    },
    createPixelLayer: async (options = {}) => {
      await store.trip()
      call('createPixelLayer')
      return createPixelLayer(dom, documentID, options)
    },
    createLayerGroup: async (options = {}) => {
      await store.trip()
      call('createLayerGroup')
      return createGroup(dom, documentID, options)
    },
    closeWithoutSaving: () => {
      call('closeWithoutSaving')
      store.close(documentID)
    },
  } satisfies Modelled) as Modelled as Document // Its other members throw NotModelled.
}

/** What a plugin gets for a document that is not there. */
export function expectDocument(document: Document | null): Document {
  if (!document) throw new PhotoshopError('No document is open.')
  if (typeof document.id !== 'number') throw new NotModelled('a document made elsewhere')
  return document
}
