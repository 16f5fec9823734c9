import { fail, notModelled } from '../fail.ts'
import { failUnloaded, reparent } from '../operations/reparent.ts'
import type { NodeRecord } from '../record.ts'
import { isSkipped, recordOf, refuseReadOnly, type Self } from '../world.ts'
import type { Members } from './member.ts'

/** Children, and searching in them. */
export const childrenMembers: Members<ChildrenMixin> = {
  children: {
    get: (self) => {
      refuseUnloaded(self, 'get_children', 'children')
      return Object.freeze(reachable(self, recordOf(self).children ?? []))
    },
  },
  appendChild: {
    call: (self, child) => {
      refuseReadOnly(self.world, 'appendChild')
      refuseUnloaded(self, 'appendChild', 'appendChild')
      const id = self.world.idOf(child, 'appendChild')
      const count = (recordOf(self).children ?? []).length
      reparent(self.world, id, self.id, count, 'appendChild')
    },
  },
  insertChild: {
    call: (self, index, child) => {
      refuseReadOnly(self.world, 'insertChild')
      refuseUnloaded(self, 'insertChild', 'insertChild')
      const id = self.world.idOf(child, 'insertChild')
      reparent(self.world, id, self.id, index, 'insertChild')
    },
  },
  findChildren: {
    call: (self, callback) =>
      search(self, 'findChildren', false).filter((node) => callback?.(node) ?? true),
  },
  findChild: {
    call: (self, callback) =>
      search(self, 'findChild', false).find((node) => callback(node)) ?? null,
  },
  findAll: {
    call: (self, callback) =>
      search(self, 'findAll', true).filter((node) => callback?.(node) ?? true),
  },
  findOne: {
    call: (self, callback) => search(self, 'findOne', true).find((node) => callback(node)) ?? null,
  },
  findAllWithCriteria: {
    call: (self, criteria) => {
      refuseUnloaded(self, 'findAllWithCriteria', 'findAllWithCriteria')
      const { store } = self.world
      const found = store.below(self.id).filter((id) => matches(store.get(id), criteria))
      // The types asked for are what `matches` lets through.
      return reachable(self, found) as never
    },
  },
}

/** What a search by criteria asks for; Figma finds these without a plugin seeing each node. */
export function matches(record: NodeRecord, criteria: FindAllCriteria<NodeType[]>): boolean {
  const { types, pluginData, sharedPluginData, ...others } = criteria
  for (const key of Object.keys(others)) {
    fail('findAllWithCriteria', `Unrecognized key(s) in object: '${key}'`)
  }
  if (sharedPluginData && !sharedPluginData.namespace) {
    fail('findAllWithCriteria', 'Expected a namespace for sharedPluginData')
  }
  if (types && !types.includes(record.type)) return false
  if (pluginData && !hasEntry(record.pluginData, pluginData.keys)) return false
  if (!sharedPluginData) return true
  return hasEntry(record.sharedData[sharedPluginData.namespace] ?? {}, sharedPluginData.keys)
}

function hasEntry(
  entries: Readonly<Record<string, string>>,
  keys: readonly string[] | undefined,
): boolean {
  return keys ? keys.some((key) => key in entries) : Object.keys(entries).length > 0
}

/** @throws Error for what is on a page that was not loaded, or on all pages while not all are. */
export function refuseUnloaded(self: Self, where: string, name: string): void {
  const { type } = recordOf(self)
  if (type === 'PAGE' && !self.world.loadedPages.has(self.id)) failUnloaded(where, name)
}

function search(self: Self, where: string, deep: boolean): SceneNode[] {
  refuseUnloaded(self, where, where)
  const ids = deep ? self.world.store.below(self.id) : (recordOf(self).children ?? [])
  return reachable(self, ids)
}

/** Whatever has a parent below the document is a scene node. */
function reachable({ world }: Self, ids: readonly string[]): SceneNode[] {
  return ids.filter((id) => !isSkipped(world, id)).map((id) => world.nodeOf(id) as SceneNode)
}

export const widgetMembers: Members<Pick<ChildrenMixin, 'findWidgetNodesByWidgetId'>> = {
  findWidgetNodesByWidgetId: { call: () => notModelled('findWidgetNodesByWidgetId') },
}
