import { fail } from '../fail.ts'
import { isInsideInstance } from '../instances.ts'
import { isAutoLayout } from '../layout/boxes.ts'
import type { ModelledType } from '../record.ts'
import type { World } from '../world.ts'

/**
 * Puts a node among the children of a parent. Its place relative to its container stays what it was.
 *
 * @throws Error with Figma's own text for every move that it refuses.
 */
export function reparent(
  world: World,
  child: string,
  parent: string,
  index: number,
  where: string,
): void {
  const { store } = world
  const home = store.get(parent)
  refuseMove(world, child, parent, where)
  const siblings = (home.children ?? []).filter((id) => id !== child)
  if (typeof index !== 'number' || index < 0 || !Number.isInteger(index)) {
    fail(where, 'Expected "index" to be a whole number that is not negative')
  }
  // Figma counts the node itself when it already is one of the siblings.
  if (index > (home.children ?? []).length) {
    fail(where, 'Cannot insert node at index greater than the number of existing siblings')
  }
  const old = (home.children ?? []).indexOf(child)
  const at = old >= 0 && old < index ? index - 1 : index
  const wasElsewhere =
    store.get(child).parent !== null && pageOf(world, child) !== pageOf(world, parent)
  store.attach(child, parent, Math.min(at, siblings.length))
  loseLayout(world, child)
  if (wasElsewhere) world.events.note('selectionchange')
}

/** What belongs to the old parent's auto layout doesn't come along to where there is none. */
export function loseLayout(world: World, id: string): void {
  const { parent } = world.store.get(id)
  const home = parent === null ? undefined : world.store.find(parent)
  if (home && isAutoLayout(home)) return
  const { layoutPositioning, layoutGrow, layoutAlign, gridCell } = world.store.get(id).props
  const isPlain = layoutPositioning === 'AUTO' && layoutGrow === 0 && layoutAlign === 'INHERIT'
  if (isPlain && gridCell === null) return
  world.store.setProps(id, {
    layoutPositioning: 'AUTO',
    layoutGrow: 0,
    layoutAlign: 'INHERIT',
    gridCell: null,
  })
}

const componentTypes: readonly ModelledType[] = ['COMPONENT', 'COMPONENT_SET']

/** @throws Error with Figma's own text for a node that can't be put into a parent. */
export function refuseMove(world: World, child: string, parent: string, where: string): void {
  const { store } = world
  const node = store.get(child)
  const home = store.get(parent)
  if (home.type === 'INSTANCE' || isInsideInstance(store, home.id)) {
    fail(where, 'Cannot move node. New parent is an instance or is inside of an instance')
  }
  if (isInsideInstance(store, node.id)) {
    fail(where, 'Cannot move node. Node is inside of an instance')
  }
  if (home.children === null) {
    fail(where, 'Cannot move node. New parent is of a type that cannot have children')
  }
  if (home.type === 'DOCUMENT' ? node.type !== 'PAGE' : node.type === 'PAGE') {
    fail(where, 'Cannot move node. New parent is a internal, readonly-only node')
  }
  if (home.type === 'PAGE' && !world.loadedPages.has(home.id)) {
    failUnloaded(where, where)
  }
  if (store.upwards(home.id).some(({ id }) => id === node.id)) {
    fail(where, 'Cannot move node. New parent is a descendant of the node')
  }
  if (home.type === 'COMPONENT_SET' && node.type !== 'COMPONENT') {
    fail(
      where,
      'Cannot move node. A COMPONENT_SET node cannot have children of type other than COMPONENT',
    )
  }
  const moved = [node.id, ...store.below(node.id)].map((id) => store.get(id).type)
  const inComponent = store.upwards(home.id).some(({ type }) => type === 'COMPONENT')
  if (inComponent && moved.some((type) => componentTypes.includes(type))) {
    fail(where, 'Cannot move node. Reparenting would create a component inside a component')
  }
}

/** @throws Error always: the page was not loaded. */
export function failUnloaded(where: string, name: string): never {
  return fail(
    where,
    `Cannot access property \`${name}\` on a page that has not been explicitly loaded. ` +
      "Remember to call `await page.loadAsync()` or `await figma.loadAllPagesAsync()' first.",
  )
}

function pageOf(world: World, id: string): string {
  return world.store.pageOf(id)?.id ?? ''
}
