import { RefineError } from '../../core/errors.ts'
import { dataNamespace, overlaysKey, versionIdKey } from './shared-data.ts'

/**
 * Reads the original file of an image: uncropped, unfiltered, byte for byte.
 *
 * @throws RefineError `not_found` when the document no longer has the image or it can't be loaded.
 */
export async function readImage(hash: string): Promise<Uint8Array> {
  const bytes = await figma.getImageByHash(hash)?.getBytesAsync()
  if (bytes) return bytes
  throw new RefineError('not_found', 'Figma no longer has this picture.', {
    hint: 'Check the connection, then pick the layer again.',
    retryable: true,
  })
}

/** Finds the layer of a version on the current page by our id, whatever Figma calls it now. */
export function findVersionLayer(versionId: string): SceneNode | null {
  return figma.currentPage.findOne(
    (node) => node.getSharedPluginData(dataNamespace, versionIdKey) === versionId,
  )
}

/** Lists a version's overlay images, bottom first; empty when the version is gone. */
export async function readOverlays(versionId: string): Promise<readonly string[]> {
  const stored = findVersionLayer(versionId)?.getSharedPluginData(dataNamespace, overlaysKey)
  const hashes: unknown = stored ? JSON.parse(stored) : []
  return Array.isArray(hashes) ? hashes.filter((hash) => typeof hash === 'string') : []
}
