import { fail, notModelled } from './fail.ts'
import { interfaceOf, memberOf } from './members/member-table.ts'
import type { ModelledType, NodeRecord } from './record.ts'
import { isSkipped, type Self, settle, type World } from './world.ts'

/** Members of a removed node that still answer. */
const outlivesRemoval = ['id', 'removed', 'toString']

/**
 * Creates what a plugin holds of a node.
 *
 * What Figma's type has and the stand-in hasn't throws `NotModelled`; what Figma's type hasn't is `undefined` to
 * read and refused to write. Members of removed nodes throw as Figma's do.
 */
export function createNodeObject(world: World, id: string): object {
  const self: Self = { world, id }
  const has = (name: string) => {
    const record = world.store.find(id)
    return record ? isKnown(world, record.type, name) : outlivesRemoval.includes(name)
  }
  return new Proxy(Object.preventExtensions(Object.create(null)), {
    get: (_target, key) => (typeof key === 'symbol' ? undefined : read(self, key)),
    set: (_target, key, value) => {
      write(self, String(key), value)
      return true
    },
    has: (_target, key) => typeof key === 'string' && has(key),
    getOwnPropertyDescriptor: () => undefined,
    ownKeys: () => [],
    getPrototypeOf: () => null,
    deleteProperty: () => fail('delete', 'Members of a node cannot be deleted'),
  })
}

function read(self: Self, name: string): unknown {
  const { world, id } = self
  if (world.closed) throw new Error('The plugin is closed: its API is disabled')
  const record = liveRecord(self, name, 'get')
  if (!record) {
    if (name === 'removed') return true
    return name === 'id' ? id : () => `[Node ${id}]`
  }
  if (!isKnown(world, record.type, name)) return undefined
  world.visited.nodes.add(id)
  const member = memberOf(record.type, name)
  if (!member) notModelled(`${interfaceOf[record.type]}.${name}`)
  if ('get' in member) return member.get(self)
  return (...args: unknown[]) => {
    if (world.closed) throw new Error('The plugin is closed: its API is disabled')
    world.visited.calls.set(name, (world.visited.calls.get(name) ?? 0) + 1)
    liveRecord(self, name, 'call')
    // Members are checked against the typings; arguments are checked by each member.
    const result = (member.call as (self: Self, ...args: unknown[]) => unknown)(self, ...args)
    settle(world)
    return result instanceof Promise ? result.finally(() => settle(world)) : result
  }
}

function write(self: Self, name: string, value: unknown): void {
  const { world } = self
  if (world.closed) throw new Error('The plugin is closed: its API is disabled')
  const record = liveRecord(self, name, 'set')
  if (!record) fail(`set_${name}`, `The node with id "${self.id}" does not exist`)
  world.visited.nodes.add(self.id)
  if (!isKnown(world, record.type, name)) {
    throw new TypeError(`no such property '${name}' on ${record.type} node`)
  }
  const member = memberOf(record.type, name)
  if (!member) notModelled(`${interfaceOf[record.type]}.${name}`)
  if (!('set' in member) || !member.set) throw new TypeError('no setter for property')
  ;(member.set as (self: Self, value: unknown) => void)(self, value)
  settle(world)
}

/** The node's record, or none for what removed nodes still answer. */
function liveRecord(self: Self, name: string, how: 'get' | 'set' | 'call'): NodeRecord | undefined {
  const record = self.world.store.find(self.id)
  const isOut = record !== undefined && isSkipped(self.world, self.id)
  if ((record && !isOut) || (how === 'get' && outlivesRemoval.includes(name))) return record
  const what = self.id.startsWith('I') ? 'node (instance sublayer or table cell)' : 'node'
  return fail(
    how === 'call' ? name : `${how}_${name}`,
    `The ${what} with id "${self.id}" does not exist`,
  )
}

function isKnown(world: World, type: ModelledType, name: string): boolean {
  return world.known.get(interfaceOf[type])?.has(name) ?? false
}
