import type { SavedDocument } from '../border/contract.ts'
import type { NodeRecord } from './record.ts'
import type { StyleRecord, World } from './world.ts'

interface Saved {
  readonly nodes: readonly NodeRecord[]
  readonly styles: readonly StyleRecord[]
  readonly currentPage: string
  /** Ids are never given twice, not even those of nodes that are gone. */
  readonly lastId: number
}

/** Gives the document as it would lie in a file; undo, selection and what a plugin holds are not in it. */
export function saveDocument({ store, styles, images, currentPage, lastId }: World): SavedDocument {
  const nodes = [...store.snapshot().values()]
  const saved: Saved = { nodes, styles: [...styles.values()], currentPage, lastId }
  return {
    text: JSON.stringify(saved),
    images: Object.fromEntries([...images.all()].map(([hash, { bytes }]) => [hash, bytes])),
  }
}

/** Opens a saved document in the place of the empty one. */
export function openSaved(world: World, { text, images }: SavedDocument): void {
  // Written by `saveDocument`, by this version or by one before it.
  const { nodes, styles, currentPage, lastId } = JSON.parse(text) as Saved
  world.store.restore(new Map(nodes.map((record) => [record.id, record])))
  for (const style of styles) world.styles.set(style.id, style)
  for (const bytes of Object.values(images)) world.images.add(bytes, 'open')
  world.loadedPages.clear()
  world.loadedPages.add(currentPage)
  world.currentPage = currentPage
  world.lastId = lastId
  world.store.takeTouched()
  world.history.restart()
  // What was in the file was not drawn now: nobody hears of it.
  world.events.flush()
}
