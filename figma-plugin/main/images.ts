import { RefineError } from '../../core/errors.ts'
import type { FigmaDocument } from '../protocol/figma-document.ts'
import { loadPageOf } from './load-page.ts'
import { asRefusal, layerGone } from './refusals.ts'

type ImageVerb = 'imageFile' | 'imageSize' | 'exportNode' | 'createImages'

/** Pixels as files: what layers are filled with, and what they look like. */
export const images: Pick<FigmaDocument, ImageVerb> = {
  imageFile: (hash) => fromImage(hash, (image) => image.getBytesAsync()),

  imageSize: (hash) =>
    fromImage(hash, async (image) => {
      const { width, height } = await image.getSizeAsync()
      return { width, height }
    }),

  async exportNode({ node: id, scale }) {
    const node = await figma.getNodeByIdAsync(id)
    if (!node || node.removed || !('exportAsync' in node)) throw layerGone()
    await loadPageOf(node)
    try {
      return await node.exportAsync({
        format: 'PNG',
        constraint: { type: 'SCALE', value: scale },
        colorProfile: 'SRGB',
        useAbsoluteBounds: true,
        contentsOnly: true,
      })
    } catch (thrown) {
      throw asRefusal(thrown, {
        message: 'Figma could not draw this layer.',
        hint: 'Make sure that the layer shows in Figma and try again; very large layers need a smaller copy.',
      })
    }
  },

  async createImages(files) {
    try {
      return files.map((file) => figma.createImage(file).hash)
    } catch (thrown) {
      throw asRefusal(thrown, {
        message: 'Figma did not take the new picture.',
        hint: 'Check the connection and try again; the document was not changed.',
      })
    }
  },
}

async function fromImage<Answer>(
  hash: string,
  read: (image: Image) => Promise<Answer>,
): Promise<Answer> {
  const image = figma.getImageByHash(hash)
  if (!image) throw imageGone()
  try {
    return await read(image)
  } catch (thrown) {
    throw imageGone(thrown)
  }
}

function imageGone(cause?: unknown): RefineError {
  return new RefineError('not_found', 'Figma can’t load this picture.', {
    hint: 'Check the connection, wait until the picture shows in Figma, then try again.',
    retryable: true,
    cause,
  })
}
