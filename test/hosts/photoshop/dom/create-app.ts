import type { Document, Photoshop } from 'photoshop'
import { strict } from '../strict.ts'
import { collection } from './collection.ts'
import { expectDocument } from './create-document-object.ts'
import type { Dom } from './dom.ts'

type Modelled = Pick<Photoshop, 'typename' | 'activeDocument' | 'documents' | 'showAlert'>

/** Makes `app`: the open documents, and which of them is in front. */
export function createApp(dom: Dom): Photoshop {
  const { store } = dom
  return strict('app', {
    get typename() {
      return 'Photoshop' as const
    },
    get activeDocument() {
      store.enter('app.activeDocument', 'reads')
      // Null when no document is open, whatever the typings say.
      return (store.inFront === null ? null : dom.document(store.inFront)) as Document
    },
    set activeDocument(document) {
      store.enter('app.activeDocument=', 'changes')
      store.bringToFront(expectDocument(document).id)
    },
    get documents() {
      store.enter('app.documents', 'reads')
      const documents = store.documents.map((id) => dom.document(id))
      return collection<Document, Photoshop['documents']>('Documents', documents)
    },
    showAlert: async (message) => {
      store.enter('app.showAlert', 'reads')
      store.alerts.push(message)
    },
  } satisfies Modelled) as Modelled as Photoshop // Its other members throw NotModelled.
}
