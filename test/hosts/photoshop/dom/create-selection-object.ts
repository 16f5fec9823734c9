import type { Selection } from 'photoshop'
import { edgesOf } from '../document/bounds.ts'
import { strict } from '../strict.ts'
import type { Dom } from './dom.ts'

type Modelled = Pick<Selection, 'typename' | 'docId' | 'bounds'>

/** Makes `document.selection`: where the pixel selection is; its coverage comes through `imaging` only. */
export function createSelectionObject({ store }: Dom, documentID: number): Selection {
  return strict('Selection', {
    get typename() {
      return 'Selection' as const
    },
    get docId() {
      return documentID
    },
    get bounds() {
      store.enter('Selection.bounds', 'reads')
      const { selection } = store.model(documentID)
      return selection ? edgesOf(selection.rect) : null
    },
  } satisfies Modelled) as Modelled as Selection // Its other members throw NotModelled.
}
