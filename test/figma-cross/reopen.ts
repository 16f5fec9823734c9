import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { exportFigFile, FigmaAPI, type Fill, parseFigFile } from '@open-pencil/core'
import { dataNamespace, entryKeys } from '../../figma-plugin/protocol/entries.ts'
import type { Scene } from './scene.ts'

/**
 * Saves a scene as a `.fig` file at a path, reads it back, and names everything that is not as it was.
 *
 * The file's own name for CROP is STRETCH, which OpenPencil 0.14 neither writes nor reads by itself: the scene is left
 * with that name.
 */
export async function differencesAfterReopening(
  scene: Scene,
  path: string,
): Promise<readonly string[]> {
  for (const node of [scene.source, scene.version, scene.whole]) {
    node.fills = node.fills.map(stretched)
  }
  const file = await exportFigFile(scene.graph)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, file)
  const opened = await parseFigFile(Uint8Array.from(file).buffer)
  const differences: string[] = []
  for (const [hash, bytes] of scene.graph.images) {
    if (!sameBytes(bytes, opened.images.get(hash))) differences.push(`image ${hash}`)
  }
  const api = new FigmaAPI(opened)
  for (const node of [scene.source, scene.version, scene.whole]) {
    const found = [...opened.getAllNodes()].find(({ name }) => name === node.name)
    const again = found && api.getNodeById(found.id)
    if (!again) {
      differences.push(`layer ${node.name}`)
      continue
    }
    if (fillsAsText(again.fills) !== fillsAsText(node.fills))
      differences.push(`fills of ${node.name}`)
    const [before, after] = [node, again].map((one) =>
      one.getSharedPluginData(dataNamespace, entryKeys.paints),
    )
    if (before !== after) differences.push(`plugin data of ${node.name}`)
  }
  return differences
}

/** Gives a paint the file's own name of CROP. */
export function stretched(fill: Fill): Fill {
  return fill.imageScaleMode === 'CROP' ? { ...fill, imageScaleMode: 'STRETCH' } : fill
}

export function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** What a picture's paints are drawn by; numbers in single precision, as the file holds them. */
export function fillsAsText(fills: readonly Fill[]): string {
  return JSON.stringify(
    fills.map(
      ({ type, visible, opacity, blendMode, imageHash, imageScaleMode, imageTransform }) => [
        type,
        visible,
        Math.fround(opacity),
        blendMode,
        imageHash,
        imageScaleMode,
        imageTransform && Object.values(imageTransform).map(Math.fround),
      ],
    ),
  )
}
