import { checkString } from '../check.ts'
import { fail } from '../fail.ts'
import { removeNode } from '../operations/remove-node.ts'
import type { NodeRecord } from '../record.ts'
import { change, recordOf, refuseReadOnly, type Self } from '../world.ts'
import type { Members } from './member.ts'

/** Members of every node. */
export const baseMembers: Members<BaseNodeMixin> = {
  id: { get: ({ id }) => id },
  removed: { get: ({ world, id }) => world.store.find(id) === undefined },
  parent: {
    get: (self) => {
      const { parent } = recordOf(self)
      // Whoever has children is such a node.
      return parent === null ? null : (self.world.nodeOf(parent) as BaseNode & ChildrenMixin)
    },
  },
  name: {
    get: (self) => {
      const { type, props } = recordOf(self)
      return type === 'TEXT' && props.name === '' ? props.characters : props.name
    },
    set: (self, value) => {
      if (recordOf(self).type === 'DOCUMENT') fail('set_name', 'Cannot rename the document')
      change(self, { name: checkString(value, 'name') }, 'set_name')
    },
  },
  toString: { call: ({ id }) => `[Node ${id}]` },
  remove: {
    call: ({ world, id }) => {
      refuseReadOnly(world, 'remove')
      removeNode(world, id, 'remove')
    },
  },
  setRelaunchData: {
    call: (self, data) => {
      refuseViewOnly(self, 'setRelaunchData')
      const entries = Object.entries(data)
      for (const [command, description] of entries) {
        checkString(description, 'description', 'setRelaunchData')
        if (!self.world.settings.relaunchCommands.includes(command)) {
          fail(
            'setRelaunchData',
            `The command "${command}" is not in the manifest’s relaunchButtons`,
          )
        }
        if (description.length > 1000) {
          fail('setRelaunchData', 'The description is longer than 1000 characters')
        }
      }
      self.world.store.put({ ...recordOf(self), relaunch: Object.fromEntries(entries) })
    },
  },
  getRelaunchData: { call: (self) => ({ ...recordOf(self).relaunch }) },
  getPluginData: {
    call: (self, key) => recordOf(self).pluginData[checkString(key, 'key', 'getPluginData')] ?? '',
  },
  getPluginDataKeys: { call: (self) => Object.keys(recordOf(self).pluginData) },
  setPluginData: {
    call: (self, key, value) => {
      const where = 'setPluginData'
      checkEntry(self, self.world.settings.pluginId, key, value, where)
      const pluginData = withEntry(recordOf(self).pluginData, key, value)
      putData(self, { pluginData })
    },
  },
  getSharedPluginData: {
    call: (self, namespace, key) => {
      checkNamespace(namespace, 'getSharedPluginData')
      return (
        recordOf(self).sharedData[namespace]?.[checkString(key, 'key', 'getSharedPluginData')] ?? ''
      )
    },
  },
  getSharedPluginDataKeys: {
    call: (self, namespace) => {
      checkNamespace(namespace, 'getSharedPluginDataKeys')
      return Object.keys(recordOf(self).sharedData[namespace] ?? {})
    },
  },
  setSharedPluginData: {
    call: (self, namespace, key, value) => {
      const where = 'setSharedPluginData'
      checkNamespace(namespace, where)
      checkEntry(self, namespace, key, value, where)
      const { sharedData } = recordOf(self)
      const entries = withEntry(sharedData[namespace] ?? {}, key, value)
      putData(self, { sharedData: { ...sharedData, [namespace]: entries } })
    },
  },
}

/** Data may be written in Dev Mode, too. */
function refuseViewOnly({ world }: Self, where: string): void {
  if (world.settings.viewOnly) fail(where, 'Cannot write to internal and read-only nodes')
}

function checkNamespace(namespace: unknown, where: string): void {
  if (!/^[a-zA-Z0-9]{3,}$/.test(checkString(namespace, 'namespace', where))) {
    fail(where, 'The namespace must be at least 3 alphanumeric characters')
  }
}

function checkEntry(self: Self, owner: string, key: unknown, value: unknown, where: string): void {
  refuseViewOnly(self, where)
  const size =
    utf8Length(owner) +
    utf8Length(checkString(key, 'key', where)) +
    utf8Length(checkString(value, 'value', where))
  if (size > 100_000) fail(where, 'The total size of an entry cannot exceed 100 kB')
}

/** There is no TextEncoder here. */
function utf8Length(text: string): number {
  if (!/[^ -~\n\r\t]/.test(text)) return text.length
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return length
}

function withEntry(entries: Readonly<Record<string, string>>, key: string, value: string) {
  const { [key]: _, ...others } = entries
  return value === '' ? others : { ...others, [key]: value }
}

type Data = Pick<NodeRecord, 'pluginData'> | Pick<NodeRecord, 'sharedData'>

/** In an instance the node's own entries hide those of the component's. */
function putData(self: Self, data: Data): void {
  const record = recordOf(self)
  const overrides =
    record.reflects === null && record.type !== 'INSTANCE'
      ? record.overrides
      : [...new Set([...record.overrides, ...Object.keys(data)])]
  self.world.store.put({ ...record, ...data, overrides })
}
