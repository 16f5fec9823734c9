import { computeAllLayouts, FigmaAPI, SceneGraph } from '@open-pencil/core'
import type { Size } from '../../../core/image/rect.ts'
import type { TreeNode } from '../../figma-plugin/stand-in/border/contract.ts'
import type { DocumentState } from './document-state.ts'
import { nodeMembers } from './node-members.ts'

/** A page of Figma's, built again in a document of OpenPencil's. */
export interface BuiltDocument {
  readonly graph: SceneGraph
  readonly api: FigmaAPI
  readonly page: string
  /** OpenPencil's ids by Figma's. */
  readonly ids: ReadonlyMap<string, string>
  /** Layers that OpenPencil's auto layout puts elsewhere, by name. */
  readonly misplaced: readonly string[]
}

/**
 * Builds a page node by node: the same order, places, paints, image files and shared plugin data.
 *
 * An instance is made from its component by OpenPencil; only what can differ from the component is set on its layers:
 * fills and visibility. Then OpenPencil lays out every frame with auto layout by itself.
 */
export function buildDocument(state: DocumentState, image: Size): BuiltDocument {
  const graph = new SceneGraph()
  const api = new FigmaAPI(graph)
  const page = api.currentPage.id
  const hashes = new Map(
    Object.entries(state.images).map(([hash, bytes]) => [hash, api.createImage(bytes).hash]),
  )
  const nodes = new Map(state.nodes.map((node) => [node.id, node]))
  const ids = new Map([[state.page, page]])
  for (const node of state.nodes) {
    const parent = nodes.get(node.parent ?? '')
    const members = nodeMembers(node, parent, hashes, image)
    const isInherited = parent !== undefined && isInInstance(parent, nodes)
    const id = isInherited ? inheritedNode(graph, ids, node, parent) : newNode(graph, ids, node)
    const { fills, visible } = members
    graph.updateNode(id, isInherited ? { fills, visible } : members)
    ids.set(node.id, id)
    for (const [entry, value] of Object.entries(node.data)) {
      const [namespace = '', key = ''] = entry.split('/')
      api.getNodeById(id)?.setSharedPluginData(namespace, key, value)
    }
  }
  return { graph, api, page, ids, misplaced: layOut(graph, page) }
}

type Ids = ReadonlyMap<string, string>

function newNode(graph: SceneGraph, ids: Ids, { type, name, parent, props }: TreeNode): string {
  const home = ids.get(parent ?? '') ?? ''
  if (type !== 'INSTANCE') return graph.createNode(type, home).id
  const instance = graph.createInstance(ids.get(String(props.mainComponent)) ?? '', home)
  if (!instance) throw new Error(`Expected a component of ${name}.`)
  return instance.id
}

/** Finds a layer among those that its instance was made with. */
function inheritedNode(graph: SceneGraph, ids: Ids, node: TreeNode, parent: TreeNode): string {
  const index = parent.children.indexOf(node.id)
  const id = graph.getNode(ids.get(parent.id) ?? '')?.childIds[index]
  if (id === undefined) throw new Error(`Expected the layer ${node.name} in an instance.`)
  return id
}

function isInInstance(node: TreeNode, nodes: ReadonlyMap<string, TreeNode>): boolean {
  if (node.type === 'INSTANCE') return true
  const parent = nodes.get(node.parent ?? '')
  return parent !== undefined && isInInstance(parent, nodes)
}

function layOut(graph: SceneGraph, page: string): readonly string[] {
  const places = () =>
    new Map(
      [...graph.getAllNodes()].map(({ id, name, x, y, width, height }) => [
        id,
        { name, box: [x, y, width, height] },
      ]),
    )
  const before = places()
  computeAllLayouts(graph, page)
  const after = places()
  return [...before].flatMap(([id, { name, box }]) => {
    const moved = after.get(id)?.box.some((value, i) => Math.abs(value - (box[i] ?? 0)) > 0.001)
    return moved ? [name] : []
  })
}
