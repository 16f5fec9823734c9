import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { exportFigFile, parseFigFile, type SceneGraph, type SceneNode } from '@open-pencil/core'
import { dataNamespace } from '../../../figma-plugin/protocol/entries.ts'
import { fillsAsText, sameBytes, stretched } from '../reopen.ts'
import type { BuiltDocument } from './build-document.ts'

/**
 * Saves a document as a `.fig` file at a path, reads it back, and names everything that is not as it was: image files,
 * and layer by layer type, name, visibility, paints, and plugin data.
 *
 * The document is left with the file's own names of paint modes. Layers in instances are not compared: OpenPencil 0.14
 * doesn't write what they override.
 */
export async function differencesInFile(
  { graph, page }: BuiltDocument,
  path: string,
): Promise<readonly string[]> {
  for (const { id, fills } of [...graph.getAllNodes()]) {
    graph.updateNode(id, { fills: fills.map(stretched) })
  }
  const file = await exportFigFile(graph)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, file)
  const opened = await parseFigFile(Uint8Array.from(file).buffer)
  const differences: string[] = []
  for (const [hash, bytes] of graph.images) {
    if (!sameBytes(bytes, opened.images.get(hash))) differences.push(`image ${hash}`)
  }
  const openedPage = [...opened.getAllNodes()].find(({ type }) => type === 'CANVAS')
  compareBelow({ graph, id: page }, { graph: opened, id: openedPage?.id ?? '' }, differences)
  return differences
}

interface At {
  readonly graph: SceneGraph
  readonly id: string
}

function compareBelow(before: At, after: At, differences: string[]): void {
  const [node, again] = [before, after].map(({ graph, id }) => graph.getNode(id))
  if (!node || node.childIds.length !== again?.childIds.length) {
    differences.push(`the number of layers in ${node?.name}`)
    return
  }
  if (node.type === 'INSTANCE') return
  for (const [index, id] of node.childIds.entries()) {
    const next: At = { graph: before.graph, id }
    const nextAgain: At = { graph: after.graph, id: again.childIds[index] ?? '' }
    const [child, childAgain] = [next, nextAgain].map((at) => at.graph.getNode(at.id))
    if (!child || !childAgain) differences.push(`a layer in ${node.name}`)
    else {
      for (const [what, look] of Object.entries(looks)) {
        if (look(child) !== look(childAgain)) differences.push(`${what} of ${child.name}`)
      }
      compareBelow(next, nextAgain, differences)
    }
  }
}

const looks: Readonly<Record<string, (node: SceneNode) => string>> = {
  type: ({ type }) => type,
  name: ({ name }) => name,
  visibility: ({ visible }) => String(visible),
  fills: ({ fills }) => fillsAsText(fills),
  'plugin data': ({ pluginData }) =>
    // OpenPencil adds entries of its own.
    JSON.stringify(pluginData.filter(({ pluginId }) => pluginId === dataNamespace)),
}
