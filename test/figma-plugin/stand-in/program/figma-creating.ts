import { fail, notModelled } from './fail.ts'
import { newRecord } from './new-record.ts'
import { keepPlace } from './operations/keep-place.ts'
import { removeNode } from './operations/remove-node.ts'
import { refuseMove, reparent } from './operations/reparent.ts'
import type { ModelledType, Props } from './record.ts'
import { refuseReadOnly, settle, type World } from './world.ts'

type Creating = Pick<
  PluginAPI,
  | 'createRectangle'
  | 'createLine'
  | 'createEllipse'
  | 'createPolygon'
  | 'createStar'
  | 'createVector'
  | 'createText'
  | 'createFrame'
  | 'createComponent'
  | 'createSection'
  | 'createSlice'
  | 'createPage'
  | 'group'
  | 'ungroup'
  | 'union'
  | 'subtract'
  | 'intersect'
  | 'exclude'
>

/** Creates the part of `figma` that makes nodes. New nodes lie on the current page, on top. */
export function createCreating(world: World): Creating {
  const make = (type: ModelledType, where: string) => {
    refuseReadOnly(world, where)
    const { editorType } = world.settings
    // In Slides and Buzz new nodes land in the focused slide or asset; FigJam lacks some of them.
    if (editorType !== 'figma') notModelled(`${where} in ${editorType}`)
    const id = world.newId()
    world.store.put(newRecord(type, id))
    const parent = type === 'PAGE' ? '0:0' : world.currentPage
    world.store.attach(id, parent, (world.store.get(parent).children ?? []).length)
    if (type === 'PAGE') world.loadedPages.add(id)
    // The record was made with this very type.
    return world.nodeOf(id) as never
  }
  const gather =
    (type: 'GROUP' | 'BOOLEAN_OPERATION', where: string, props: Partial<Props> = {}) =>
    (nodes: readonly unknown[], parent: unknown, index?: number) => {
      refuseReadOnly(world, where)
      if (!Array.isArray(nodes) || nodes.length === 0) {
        fail(where, 'First argument must be an array of at least one node')
      }
      const ids = nodes.map((node) => world.idOf(node, where))
      const home = world.idOf(parent, where)
      return world.nodeOf(gatherNodes(world, { type, ids, home, index, where, props })) as never
    }
  return {
    createRectangle: () => make('RECTANGLE', 'createRectangle'),
    createLine: () => make('LINE', 'createLine'),
    createEllipse: () => make('ELLIPSE', 'createEllipse'),
    createPolygon: () => make('POLYGON', 'createPolygon'),
    createStar: () => make('STAR', 'createStar'),
    createVector: () => make('VECTOR', 'createVector'),
    createText: () => make('TEXT', 'createText'),
    createFrame: () => make('FRAME', 'createFrame'),
    createComponent: () => make('COMPONENT', 'createComponent'),
    createSection: () => make('SECTION', 'createSection'),
    createSlice: () => make('SLICE', 'createSlice'),
    createPage: () => make('PAGE', 'createPage'),
    group: gather('GROUP', 'group'),
    union: gather('BOOLEAN_OPERATION', 'union', { booleanOperation: 'UNION' }),
    subtract: gather('BOOLEAN_OPERATION', 'subtract', { booleanOperation: 'SUBTRACT' }),
    intersect: gather('BOOLEAN_OPERATION', 'intersect', { booleanOperation: 'INTERSECT' }),
    exclude: gather('BOOLEAN_OPERATION', 'exclude', { booleanOperation: 'EXCLUDE' }),
    ungroup: (node) => {
      refuseReadOnly(world, 'ungroup')
      const group = world.store.get(world.idOf(node, 'ungroup'))
      const parent = world.store.get(group.parent ?? '')
      const index = (parent.children ?? []).indexOf(group.id)
      const freed = group.children ?? []
      for (const [offset, child] of freed.entries()) {
        keepPlace(world, child, () => reparent(world, child, parent.id, index + offset, 'ungroup'))
      }
      settle(world)
      if (world.store.find(group.id)) removeNode(world, group.id, 'ungroup')
      return freed.map((id) => world.nodeOf(id) as SceneNode)
    },
  }
}

interface Gathering {
  readonly type: 'GROUP' | 'BOOLEAN_OPERATION'
  readonly ids: readonly string[]
  readonly home: string
  readonly index: number | undefined
  readonly where: string
  readonly props: Partial<Props>
}

/** Puts nodes in a new group without moving them on the page. */
export function gatherNodes(world: World, gathering: Gathering): string {
  const { type, ids, home, index, where, props } = gathering
  // All or nothing: a refusal half-way would leave part of the nodes in the new group.
  for (const child of ids) refuseMove(world, child, home, where)
  const id = world.newId()
  const first = world.store.get(ids[0] ?? '')
  const { transform, width, height } = first.props
  const [, [, , y]] = transform
  const upright: Transform = [
    [1, 0, transform[0][2]],
    [0, 1, y],
  ]
  world.store.put(newRecord(type, id, { ...props, transform: upright, width, height }))
  const count = (world.store.get(home).children ?? []).length
  reparent(world, id, home, index ?? count, where)
  for (const [at, child] of ids.entries()) {
    keepPlace(world, child, () => reparent(world, child, id, at, where))
  }
  settle(world)
  return id
}
