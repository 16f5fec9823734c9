import type { Drawing } from '../../border/contract.ts'
import type { Hand } from '../../border/hand.ts'
import { notModelled } from '../fail.ts'
import { openPage } from '../figma-api.ts'
import { gatherNodes } from '../figma-creating.ts'
import { resizeNode } from '../layout/resize.ts'
import { keptTransform } from '../matrix.ts'
import { memberOf } from '../members/member-table.ts'
import { newRecord } from '../new-record.ts'
import { createInstance } from '../operations/copy-node.ts'
import { checkPaints } from '../paint.ts'
import type { ModelledType } from '../record.ts'
import type { World } from '../world.ts'
import { act } from './act.ts'

type Drawings =
  | 'addPage'
  | 'openPage'
  | 'scrollTo'
  | 'currentPage'
  | 'addImage'
  | 'imageBytes'
  | 'addNode'
  | 'addInstance'
  | 'addStyle'
  | 'applyStyle'
  | 'group'

/** The hand that makes new things. */
export function drawingHand(world: World): Pick<Hand, Drawings> {
  const { store, images, styles } = world
  return {
    addPage: (name) =>
      act(world, () => {
        const id = world.newId()
        store.put(newRecord('PAGE', id, { name }))
        store.attach(id, '0:0', (store.get('0:0').children ?? []).length)
        return id
      }),
    openPage: (id) => openPage(world, id),
    currentPage: () => world.currentPage,
    scrollTo: (x, y) => {
      world.center = { x, y }
    },
    addImage: (bytes) => images.add(bytes, 'addImage'),
    imageBytes: (hash) => images.find(hash)?.bytes ?? notModelled(`image ${hash}`),
    addNode: (drawing) =>
      act(world, () => draw(world, drawing, drawing.parent ?? world.currentPage)),
    addInstance: (component, at = {}) =>
      act(world, () => {
        const props = { mainComponent: component }
        const drawing = { ...at, type: 'INSTANCE', props }
        return draw(world, drawing, at.parent ?? world.currentPage)
      }),
    addStyle(name, paints) {
      const id = `S:${styles.size + 1},`
      styles.set(id, { id, name, paints: checkPaints(paints, 'paints') })
      return id
    },
    applyStyle: (id, style) =>
      act(world, () => {
        const fills = styles.get(style)?.paints ?? []
        store.setProps(id, { fills, fillStyleId: style })
      }),
    group: (ids, name) =>
      act(world, () => {
        const top = store.get(ids[ids.length - 1] ?? '')
        const home = top.parent ?? world.currentPage
        const index = (store.get(home).children ?? []).indexOf(top.id) + 1
        const props = name === undefined ? {} : { name }
        return gatherNodes(world, { type: 'GROUP', ids, home, index, where: 'group', props })
      }),
  }
}

function draw(world: World, drawing: Drawing, parent: string): string {
  const { store } = world
  const id = make(world, drawing)
  const { children, props } = store.get(parent)
  if (!children) throw new Error(`Expected a parent with children but received ${props.name}`)
  store.attach(id, parent, drawing.index ?? children.length)
  const { type } = store.get(id)
  if (drawing.name !== undefined) store.setProps(id, { name: drawing.name })
  if (drawing.fills !== undefined) {
    const { fills } = drawing
    store.setProps(id, {
      fills: fills === 'mixed' ? fills : checkPaints(fills, 'fills', { patterns: true }),
    })
  }
  const { width, height } = store.get(id).props
  const isGroup = type === 'GROUP' || type === 'BOOLEAN_OPERATION'
  const size = { width: drawing.width ?? width, height: drawing.height ?? height }
  if (!isGroup && (drawing.width ?? drawing.height) !== undefined) {
    resizeNode(store, id, size, true)
  }
  setByName(world, id, drawing.props ?? {})
  const [[a, c, e], [b, d, f]] = drawing.transform ?? store.get(id).props.transform
  const moved: Transform = [
    [a, c, drawing.x ?? e],
    [b, d, drawing.y ?? f],
  ]
  store.setProps(id, { transform: keptTransform(moved) })
  for (const child of drawing.children ?? []) draw(world, child, id)
  return id
}

function make(world: World, { type, props }: Drawing): string {
  if (type === 'INSTANCE') return createInstance(world, String(props?.mainComponent))
  const id = world.newId()
  const record = newRecord(type as ModelledType, id)
  if (record.children === undefined || record.props.name === undefined) notModelled(type)
  world.store.put(record)
  return id
}

/** Sets properties through the members that a plugin would use, so that their rules hold. */
export function setByName(
  world: World,
  id: string,
  props: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(props)) {
    if (name === 'mainComponent') continue
    const { type } = world.store.get(id)
    const member = memberOf(type, name)
    if (!member || !('set' in member) || !member.set) notModelled(`${type}.${name}`)
    ;(member.set as (self: unknown, value: unknown) => void)({ world, id }, value)
  }
}
