import type { Hand } from '../../border/hand.ts'
import { applyToNode, isGroupLike, moveTo } from '../layout/boxes.ts'
import { resizeNode } from '../layout/resize.ts'
import { invert, keptTransform, multiply } from '../matrix.ts'
import { memberOf } from '../members/member-table.ts'
import { keepPlace } from '../operations/keep-place.ts'
import { removeNode, selectionOf, selectNodes } from '../operations/remove-node.ts'
import { reparent } from '../operations/reparent.ts'
import { checkPaints } from '../paint.ts'
import type { Props } from '../record.ts'
import { change, overrideProps, settle, type World } from '../world.ts'
import { act, actRemotely } from './act.ts'
import { setByName } from './drawing-hand.ts'

type Edits =
  | 'select'
  | 'selection'
  | 'move'
  | 'moveTo'
  | 'setTransform'
  | 'resize'
  | 'remove'
  | 'removeByOther'
  | 'renameByOther'
  | 'rename'
  | 'setVisible'
  | 'setLocked'
  | 'setFills'
  | 'setPaintVisible'
  | 'replaceImage'
  | 'setProps'
  | 'detachInstance'
  | 'setSharedData'
  | 'setPluginData'
  | 'undo'
  | 'undoSteps'

/** The hand that changes what is there. */
export function editingHand(world: World): Pick<Hand, Edits> {
  const { store } = world
  const set = (id: string, props: Partial<Props>) =>
    act(world, () => change({ world, id }, props, 'hand'))
  const setPaint = (id: string, at: number, props: object) => {
    const { fills } = store.get(id).props
    if (fills === 'mixed') throw new Error('Expected fills that are not mixed')
    const next = fills.map((paint, index) => (index === at ? { ...paint, ...props } : paint))
    set(id, { fills: checkPaints(next, 'fills', { patterns: true }), fillStyleId: '' })
  }
  return {
    select: (ids) => {
      const page = store.pageOf(ids[0] ?? '')?.id ?? world.currentPage
      selectNodes(world, page, ids)
    },
    selection: () => selectionOf(world, world.currentPage),
    move: (id, parent, index) =>
      act(world, () => {
        const count = (store.get(parent).children ?? []).length
        keepPlace(world, id, () => reparent(world, id, parent, index ?? count, 'move'))
      }),
    moveTo: (id, x, y) => act(world, () => moveTo(store, id, x, y)),
    setTransform: (id, [[a, c, e], [b, d, f]]) =>
      act(world, () => {
        const wanted: Transform = [
          [a, c, e],
          [b, d, f],
        ]
        applyToNode(store, id, multiply(wanted, invert(store.get(id).props.transform)))
        if (!isGroupLike(store.get(id))) store.setProps(id, { transform: keptTransform(wanted) })
      }),
    resize: (id, width, height) =>
      act(world, () => {
        resizeNode(store, id, { width, height }, true)
        if (store.get(id).type === 'INSTANCE') overrideProps(world, id, { width, height })
      }),
    remove: (id) => act(world, () => removeNode(world, id, 'remove')),
    removeByOther: (id) => actRemotely(world, () => removeNode(world, id, 'remove')),
    renameByOther: (id, name) => actRemotely(world, () => store.setProps(id, { name })),
    rename: (id, name) => set(id, { name }),
    setVisible: (id, visible) => set(id, { visible }),
    setLocked: (id, locked) => set(id, { locked }),
    setFills: (id, fills) =>
      set(id, {
        fills: fills === 'mixed' ? fills : checkPaints(fills, 'fills', { patterns: true }),
        fillStyleId: '',
      }),
    setPaintVisible: (id, paint, visible) => setPaint(id, paint, { visible }),
    replaceImage: (id, hash, paint) => {
      const { fills } = store.get(id).props
      const all = fills === 'mixed' ? [] : fills
      const at = paint ?? all.map(({ type }) => type).lastIndexOf('IMAGE')
      setPaint(id, at, { imageHash: hash })
    },
    setProps: (id, props) => act(world, () => setByName(world, id, props)),
    detachInstance: (id) => act(world, () => void call(world, id, 'detachInstance', [])),
    setSharedData: (id, namespace, key, value) =>
      act(world, () => call(world, id, 'setSharedPluginData', [namespace, key, value])),
    setPluginData: (id, key, value) =>
      act(world, () => call(world, id, 'setPluginData', [key, value])),
    undo: () => {
      const done = world.history.undo()
      settle(world)
      world.events.note('selectionchange')
      return done
    },
    undoSteps: () => world.history.steps(),
  }
}

function call(world: World, id: string, name: string, args: readonly unknown[]): void {
  const member = memberOf(world.store.get(id).type, name)
  if (!member || !('call' in member)) throw new Error(`Expected a node with ${name}`)
  ;(member.call as (...args: unknown[]) => unknown)({ world, id }, ...args)
}
