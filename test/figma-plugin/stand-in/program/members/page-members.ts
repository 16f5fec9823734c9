import { fail, notModelled } from '../fail.ts'
import { copyNode } from '../operations/copy-node.ts'
import { selectionOf, selectNodes } from '../operations/remove-node.ts'
import { recordOf, refuseReadOnly, type Self } from '../world.ts'
import { childrenMembers, matches } from './children-members.ts'
import type { Members } from './member.ts'

export const pageMembers: Members<PageNode> = {
  loadAsync: {
    call: async ({ world, id }) => {
      await world.turn('loadAsync')
      world.loadedPages.add(id)
    },
  },
  selection: {
    get: ({ world, id }) =>
      Object.freeze(selectionOf(world, id).map((node) => world.nodeOf(node) as SceneNode)),
    set: ({ world, id }, value) => {
      if (!Array.isArray(value)) fail('set_selection', 'Expected an array of nodes')
      const ids = value.map((node) => world.idOf(node, 'set_selection'))
      const foreign = ids.find((node) => world.store.pageOf(node)?.id !== id)
      if (foreign) {
        fail('set_selection', 'The selection of a page can only include nodes in that page')
      }
      selectNodes(world, id, ids)
    },
  },
  selectedTextRange: { get: () => null, set: () => notModelled('PageNode.selectedTextRange =') },
  isPageDivider: { get: () => false },
  clone: {
    call: ({ world, id }) => {
      refuseReadOnly(world, 'clone')
      const copy = copyNode(world, id)
      const pages = world.store.get('0:0').children ?? []
      world.store.attach(copy, '0:0', pages.length)
      world.loadedPages.add(copy)
      return world.nodeOf(copy) as PageNode
    },
  },
  on: { call: ({ world, id }, type, callback) => listen({ world, id }, type, callback, false) },
  once: { call: ({ world, id }, type, callback) => listen({ world, id }, type, callback, true) },
  off: {
    call: ({ world, id }, type, callback) => {
      refuseOther(type)
      world.events.off(`nodechange ${id}`, callback)
    },
  },
}

/** The document finds nodes on all pages, once all are loaded. */
export const documentMembers: Members<DocumentNode> = {
  documentColorProfile: { get: ({ world }) => world.settings.colorProfile },
  children: { get: (self) => pagesOf(self) },
  findChildren: {
    call: (self, callback) => pagesOf(self).filter((page) => callback?.(page) ?? true),
  },
  findChild: { call: (self, callback) => pagesOf(self).find((page) => callback(page)) ?? null },
  findAll: {
    call: (self, callback) => all(self, 'findAll').filter((node) => callback?.(node) ?? true),
  },
  findOne: {
    call: (self, callback) => all(self, 'findOne').find((node) => callback(node)) ?? null,
  },
  findAllWithCriteria: {
    call: (self, criteria) => {
      refuseUnlessAll(self, 'findAllWithCriteria')
      return self.world.store
        .below(self.id)
        .map((id) => self.world.store.get(id))
        .filter((record) => matches(record, criteria))
        .map(({ id }) => self.world.nodeOf(id)) as never
    },
  },
  // Pages are moved like any other nodes.
  appendChild: childrenMembers.appendChild as never,
  insertChild: childrenMembers.insertChild as never,
}

type NodeChangeListener = (event: NodeChangeEvent) => void

function listen(
  { world, id }: Self,
  type: string,
  callback: NodeChangeListener,
  once: boolean,
): void {
  refuseOther(type)
  if (!world.loadedPages.has(id)) {
    fail('on', 'Cannot listen to a page that has not been explicitly loaded')
  }
  world.events.on(`nodechange ${id}`, callback, once)
}

function refuseOther(type: string): void {
  if (type !== 'nodechange') notModelled(`PageNode.on(${JSON.stringify(type)})`)
}

function pagesOf(self: Self): PageNode[] {
  return (recordOf(self).children ?? []).map((id) => self.world.nodeOf(id) as PageNode)
}

function all(self: Self, where: string): (PageNode | SceneNode)[] {
  refuseUnlessAll(self, where)
  return self.world.store.below(self.id).map((id) => self.world.nodeOf(id) as PageNode | SceneNode)
}

function refuseUnlessAll({ world }: Self, where: string): void {
  if (!world.allPagesLoaded) {
    fail(
      where,
      'Cannot call with documentAccess: dynamic-page. Call figma.loadAllPagesAsync() first.',
    )
  }
}
