import { createPanelStore, type PanelStore } from '../../../core/panel/panel-store.ts'
import type { Draft } from '../../../core/panel/state.ts'
import { createDocumentHost, type DocumentHost } from '../../document/document-host.ts'
import { lineagesOf } from '../../document/history-facts.ts'
import type { LayeredDocument } from '../../document/layered-document.ts'
import { refinableLayers } from '../../document/pick-source.ts'
import type { Services } from '../services.ts'
import { reach } from './reach.ts'

/** What the page keeps of an open document, so that it survives a reload. */
export interface Work {
  readonly schema: 1
  readonly fileName: string
  readonly document: LayeredDocument
  /** The picked layer. */
  readonly selected: string | null
  /** Whether a file of the user's holds everything that the document holds. */
  readonly inFile: boolean
  readonly draft: Draft | null
  /** Whether the drafted region is drawn over the picture. */
  readonly showsRegion: boolean
}

/** One open document with its panel. */
export interface Session {
  readonly fileName: string
  readonly host: DocumentHost
  readonly store: PanelStore
  /** Whether a file of the user's holds everything that the document holds. */
  isInFile(): boolean
  markInFile(document: LayeredDocument): void
  /** How many versions would be lost with the document. */
  countVersions(): number
  work(): Work
  close(): void
}

/** Opens a document: picks its source and starts a panel of its own, so that drafts never cross documents. */
export function openSession(services: Services, work: Work): Session {
  const host = createDocumentHost({
    document: work.document,
    name: 'this page',
    documentName: work.fileName,
    paintsMasks: true,
    reach,
  })
  host.select(work.selected ?? firstChoice(work.document))
  const store = createPanelStore({ ...services.panel, host })
  if (work.draft) store.dispatch({ type: 'redraft', changes: work.draft })
  store.dispatch({ type: 'stage', changes: { showsOverlay: work.showsRegion } })
  let documentInFile = work.inFile ? work.document : null

  return {
    fileName: work.fileName,
    host,
    store,
    isInFile: () => host.document === documentInFile,
    markInFile: (document) => {
      documentInFile = document
    },
    countVersions: () =>
      lineagesOf(host.document).lineages.reduce((sum, { versions }) => sum + versions.length, 0),
    work: () => ({
      schema: 1,
      fileName: work.fileName,
      document: host.document,
      selected: host.selected,
      inFile: host.document === documentInFile,
      draft: { ...store.getState().draft, past: [] },
      showsRegion: store.getState().stage.showsOverlay,
    }),
    close: () => store.dispose(),
  }
}

/** The source that was refined before, else the topmost picture that shows, else any. */
function firstChoice(document: LayeredDocument): string | null {
  const layers = [...refinableLayers(document)].reverse()
  const sources = new Set(lineagesOf(document).lineages.map(({ source }) => source))
  const choice =
    layers.find(({ id }) => sources.has(id)) ?? layers.find(({ visible }) => visible) ?? layers[0]
  return choice?.id ?? null
}
