import { syncInstance } from '../instances.ts'
import type { NodeRecord } from '../record.ts'
import type { World } from '../world.ts'

/**
 * Copies a node with everything in it, under new ids, outside any parent.
 *
 * Plugin data and relaunch data come along. A component inside becomes an instance of itself; as the copied node
 * it becomes a new component, or an instance where `instances` says so.
 */
export function copyNode(world: World, id: string, instances = false): string {
  const { store } = world
  const source = store.get(id)
  if (source.type === 'COMPONENT' && instances) return createInstance(world, id)
  const copy: NodeRecord = { ...source, id: world.newId(), parent: null }
  const overrides = source.type === 'INSTANCE' ? source.overrides : []
  store.put({ ...copy, reflects: null, overrides, children: copy.children && [] })
  if (source.type === 'INSTANCE') {
    copySublayers(world, source, copy.id)
    return copy.id
  }
  const asInstances = source.type !== 'COMPONENT_SET'
  for (const child of source.children ?? [])
    adopt(world, copyNode(world, child, asInstances), copy.id)
  return copy.id
}

/** Makes an instance of a component, outside any parent. */
export function createInstance(world: World, component: string): string {
  const { store } = world
  const source = store.get(component)
  const id = world.newId()
  store.put({
    ...source,
    id,
    type: 'INSTANCE',
    parent: null,
    children: [],
    props: { ...source.props, mainComponent: component },
    pluginData: {},
    sharedData: {},
    relaunch: {},
    reflects: null,
    overrides: [],
  })
  syncInstance(store, store.get(id))
  return id
}

function adopt(world: World, child: string, parent: string): void {
  world.store.attach(child, parent, (world.store.get(parent).children ?? []).length)
}

/** An instance's content is made from its component; only what it overrides is carried over. */
function copySublayers(world: World, source: NodeRecord, copy: string): void {
  const { store } = world
  syncInstance(store, store.get(copy))
  for (const id of store.below(source.id)) {
    const model = store.get(id)
    const twin = store
      .below(copy)
      .map((other) => store.get(other))
      .find(({ reflects, id: other }) => reflects === model.reflects && tail(other) === tail(id))
    if (twin && model.overrides.length > 0) {
      const { props, pluginData, sharedData, overrides } = model
      store.put({ ...twin, props, pluginData, sharedData, overrides })
    }
  }
}

/** The part of a sublayer's id after the instance's own. */
function tail(id: string): string {
  return id.slice(id.indexOf(';'))
}
