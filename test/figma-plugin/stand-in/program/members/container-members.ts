import { fail } from '../fail.ts'
import { syncInstance } from '../instances.ts'
import { copyNode, createInstance } from '../operations/copy-node.ts'
import { loseLayout } from '../operations/reparent.ts'
import { change, recordOf, refuseReadOnly, type Self } from '../world.ts'
import { keptBoolean, type Member, type Members } from './member.ts'

/** Every kind of node is copied alike, and lands on the current page, wherever the original is. */
export const cloneMember: Member<() => never> = {
  call: ({ world, id }) => {
    refuseReadOnly(world, 'clone')
    const copy = copyNode(world, id)
    const page = world.store.get(world.currentPage)
    world.store.attach(copy, page.id, (page.children ?? []).length)
    loseLayout(world, copy)
    // The type of a copy is that of its original.
    return world.nodeOf(copy) as never
  },
}

export const componentMembers: Members<ComponentNode> = {
  description: {
    get: (self) => recordOf(self).props.description,
    set: (self, value) => change(self, { description: value }, 'set_description'),
  },
  createInstance: {
    call: ({ world, id }) => {
      refuseReadOnly(world, 'createInstance')
      const instance = createInstance(world, id)
      const page = world.store.get(world.currentPage)
      world.store.attach(instance, page.id, (page.children ?? []).length)
      return world.nodeOf(instance) as InstanceNode
    },
  },
  getInstancesAsync: {
    call: async ({ world, id }) => {
      await world.turn('getInstancesAsync')
      return [...world.store.snapshot().values()]
        .filter(({ type, props }) => type === 'INSTANCE' && props.mainComponent === id)
        .map((record) => world.nodeOf(record.id) as InstanceNode)
    },
  },
  instances: {
    get: () =>
      fail(
        'get_instances',
        'Cannot call with documentAccess: dynamic-page. Use getInstancesAsync instead.',
      ),
  },
}

export const instanceMembers: Members<InstanceNode> = {
  mainComponent: {
    get: () =>
      fail(
        'get_mainComponent',
        'Cannot call with documentAccess: dynamic-page. Use node.getMainComponentAsync instead.',
      ),
    set: (self, value) => {
      const component = self.world.idOf(value, 'set_mainComponent')
      change(self, { mainComponent: component }, 'set_mainComponent')
      self.world.store.put({ ...recordOf(self), overrides: [] })
      syncInstance(self.world.store, recordOf(self))
    },
  },
  getMainComponentAsync: {
    call: async (self) => {
      await self.world.turn('getMainComponentAsync')
      const { mainComponent } = recordOf(self).props
      const isThere = mainComponent !== null && self.world.store.find(mainComponent)
      return isThere ? (self.world.nodeOf(mainComponent) as ComponentNode) : null
    },
  },
  detachInstance: {
    call: (self) => {
      refuseReadOnly(self.world, 'detachInstance')
      return self.world.nodeOf(detachWithAncestors(self)) as FrameNode
    },
  },
}

export const sectionMembers: Members<SectionNode> = {
  sectionContentsHidden: keptBoolean('sectionContentsHidden'),
}

/** Detaches the outermost instance around a node first, and so on inwards: what is inside gets new ids each time. */
function detachWithAncestors(self: Self): string {
  const { store } = self.world
  const path = store.upwards(self.id)
  const outer = path.findLastIndex(({ type }) => type === 'INSTANCE')
  const steps = path.slice(0, outer).map(({ id }, at) => path[at + 1]?.children?.indexOf(id) ?? 0)
  const root = path[outer]?.id ?? self.id
  detach(self, root)
  if (outer === 0) return root
  const inside = steps.reduceRight((id, step) => store.get(id).children?.[step] ?? id, root)
  return detachWithAncestors({ ...self, id: inside })
}

/** Turns one instance into a frame whose content stands for itself, under new ids. */
function detach({ world }: Self, id: string): void {
  const { store } = world
  const instance = store.get(id)
  const copies = (instance.children ?? []).map((child) => copyNode(world, child, true))
  for (const child of instance.children ?? []) store.drop(child)
  const props = { ...instance.props, mainComponent: null }
  store.put({ ...instance, type: 'FRAME', props, overrides: [], children: [] })
  for (const [index, copy] of copies.entries()) store.attach(copy, id, index)
}
