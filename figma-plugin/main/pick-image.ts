import type { PickedImage } from '../protocol.ts'
import { fillsOf, isFilledNode, topImagePaint } from './image-paint.ts'
import { dataNamespace, markerKey } from './shared-data.ts'

/** Reads the one selected node with a visible image fill; null when nothing of that kind is selected. */
export async function pickImage(): Promise<PickedImage | null> {
  const [node, ...others] = figma.currentPage.selection
  if (!node || others.length > 0 || !isFilledNode(node)) return null
  const fills = fillsOf(node)
  const paint = fills[topImagePaint(fills)]
  if (paint?.type !== 'IMAGE' || !paint.imageHash) return null
  const image = figma.getImageByHash(paint.imageHash)
  if (!image) return null
  const { width, height } = await image.getSizeAsync()
  const marker = node.getSharedPluginData(dataNamespace, markerKey)
  return { node: node.id, name: node.name, imageHash: paint.imageHash, width, height, marker }
}
