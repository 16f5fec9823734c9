import type { Notice, PlainMatrix, PlainPaint, TreeNode } from '../../border/contract.ts'
import type { Hand } from '../../border/hand.ts'
import { absoluteTransform } from '../layout/boxes.ts'
import { selectionOf } from '../operations/remove-node.ts'
import { saveDocument } from '../save.ts'
import type { World } from '../world.ts'

type Sights =
  | 'tree'
  | 'node'
  | 'visited'
  | 'resetVisited'
  | 'setImageMissing'
  | 'hold'
  | 'release'
  | 'waiting'
  | 'save'
  | 'storage'
  | 'setStorage'
  | 'notices'
  | 'dropFile'
  | 'setPreference'
  | 'generateCode'
  | 'generatedCode'

/** The eye beside the hand: what the document holds, what the plugin read, and what a test steers. */
export function seeingHand(world: World, notices: readonly Notice[]): Pick<Hand, Sights> {
  const { store, held } = world
  const generated: unknown[] = []
  return {
    tree: () => store.below('0:0').map((id) => treeNode(world, id)),
    node: (id) => (store.find(id) ? treeNode(world, id) : null),
    visited: () => ({
      nodes: [...world.visited.nodes],
      calls: Object.fromEntries(world.visited.calls),
    }),
    resetVisited: () => {
      world.visited.nodes.clear()
      world.visited.calls.clear()
    },
    setImageMissing: world.images.setMissing,
    hold: (member) => void held.set(member, held.get(member) ?? []),
    release: (member) => {
      const waiting = held.get(member) ?? []
      held.delete(member)
      for (const resolve of waiting) world.timers.start(resolve, 0, false)
      return waiting.length
    },
    waiting: (member) => (held.get(member) ?? []).length,
    save: () => saveDocument(world),
    storage: world.clientStorage.all,
    setStorage: world.clientStorage.set,
    notices: () => notices,
    dropFile: (name, type, bytes, x, y) => {
      const file = { name, type, getBytesAsync: async () => bytes, getTextAsync: async () => '' }
      const node = world.nodeOf(world.currentPage)
      const event = { node, x, y, absoluteX: x, absoluteY: y, items: [], files: [file] }
      return world.events.call('drop', event).includes(false)
    },
    setPreference: (propertyName) => {
      world.events.call('codegen preferenceschange', { propertyName })
    },
    generateCode: () => {
      const [selected] = selectionOf(world, world.currentPage)
      const event = { node: selected && world.nodeOf(selected), language: 'PLAINTEXT' }
      for (const answer of world.events.call('codegen generate', event)) {
        void Promise.resolve(answer).then((results) => generated.push(results))
      }
    },
    generatedCode: () => generated.splice(0),
  }
}

function treeNode({ store }: World, id: string): TreeNode {
  const record = store.get(id)
  const { name, visible, locked, fills, fillStyleId, transform, width, height, ...props } =
    record.props
  const shared = Object.entries(record.sharedData).flatMap(([namespace, entries]) =>
    Object.entries(entries).map(([key, value]) => [`${namespace}/${key}`, value]),
  )
  const own = Object.entries(record.pluginData).map(([key, value]) => [`private/${key}`, value])
  return {
    id,
    type: record.type,
    name,
    visible,
    locked,
    parent: record.parent,
    page: store.pageOf(id)?.id ?? '',
    children: record.children ?? [],
    // Paints are plain data.
    fills: fills as 'mixed' | readonly (Paint & PlainPaint)[],
    fillStyleId,
    transform,
    absoluteTransform: absoluteTransform(store, id) satisfies PlainMatrix,
    width,
    height,
    data: Object.fromEntries([...shared, ...own]),
    relaunch: record.relaunch,
    props,
  }
}
