import { fail } from '../fail.ts'
import { isInsideInstance } from '../instances.ts'
import type { World } from '../world.ts'

/** Takes a node and all in it out of the document. @throws Error where Figma doesn't let go of it. */
export function removeNode(world: World, id: string, where: string): void {
  const { store } = world
  const { type } = store.get(id)
  const isLastPage = type === 'PAGE' && id === world.currentPage
  if (type === 'DOCUMENT' || isLastPage || isInsideInstance(store, id)) {
    fail(where, 'Removing this node is not allowed')
  }
  const wasSelected = selectionOf(world, store.pageOf(id)?.id ?? '').includes(id)
  store.drop(id)
  if (wasSelected) world.events.note('selectionchange')
}

/** Selected nodes of a page that are still there and still on it. */
export function selectionOf(world: World, page: string): string[] {
  const selected = world.selections.get(page) ?? []
  return selected.filter((id) => world.store.find(id) && world.store.pageOf(id)?.id === page)
}

/** Selects nodes of a page, each once, none together with a node around it. */
export function selectNodes(world: World, page: string, ids: readonly string[]): void {
  const unique = [...new Set(ids)]
  const direct = unique.filter(
    (id) =>
      !world.store
        .upwards(id)
        .slice(1)
        .some((above) => unique.includes(above.id)),
  )
  const before = selectionOf(world, page)
  world.selections.set(page, direct)
  const isSame = before.length === direct.length && before.every((id) => direct.includes(id))
  if (!isSame && page === world.currentPage) world.events.note('selectionchange')
}
