import type { Patch } from '../core/edit/patch.ts'
import { RefineError } from '../core/errors.ts'
import type { Placed, Placement } from '../core/host.ts'
import { action, app, core, imaging } from './photoshop-api.ts'
import { toPhotoshopWords } from './words.ts'

/**
 * Writes each version as a pixel layer with a layer mask, all in one modal scope and one history state.
 *
 * A throw inside rolls everything back: suspended history commits only on success. `at` is where the source's
 * top-left pixel lies in the document.
 */
export async function placePatches(
  documentID: number,
  profile: string,
  placement: Placement,
  at: { readonly x: number; readonly y: number },
): Promise<Placed> {
  const write = async (): Promise<Placed> => {
    const versions = []
    for (const version of placement.versions) {
      if (version.content.kind !== 'patch') throw notAPatch()
      const layer = await app.activeDocument.createPixelLayer({ name: version.name })
      if (!layer) throw refused('Photoshop made no layer.')
      await putPatch(documentID, layer.id, profile, version.content.patch, at)
      layer.visible = version.record.id === placement.show
      versions.push({ id: version.record.id, layer: `${documentID}/${layer.id}`, name: layer.name })
    }
    return { versions }
  }
  return core.executeAsModal(
    async ({ hostControl }) => {
      const suspension = await hostControl.suspendHistory({ documentID, name: 'Refine' })
      const placed = await write()
      await hostControl.resumeHistory(suspension)
      return placed
    },
    { commandName: 'Place the refinement' },
  )
}

async function putPatch(
  documentID: number,
  layerID: number,
  profile: string,
  { rect, color, coverage }: Patch,
  at: { readonly x: number; readonly y: number },
): Promise<void> {
  const targetBounds = {
    left: at.x + rect.x,
    top: at.y + rect.y,
    width: rect.width,
    height: rect.height,
  }
  const size = { width: rect.width, height: rect.height }
  const pixels = await imaging.createImageDataFromBuffer(toPhotoshopWords(color), {
    ...size,
    components: 4,
    colorSpace: 'RGB',
    colorProfile: profile,
  })
  const mask = await imaging.createImageDataFromBuffer(coverage.data, {
    ...size,
    components: 1,
    colorSpace: 'Grayscale',
    colorProfile: 'Gray Gamma 2.2',
  })
  try {
    await imaging.putPixels({ documentID, layerID, imageData: pixels, targetBounds })
    await play({
      _obj: 'make',
      new: { _class: 'channel' },
      at: { _ref: 'channel', _enum: 'channel', _value: 'mask' },
      using: { _enum: 'userMaskEnabled', _value: 'revealAll' },
    })
    await imaging.putLayerMask({ documentID, layerID, imageData: mask, targetBounds })
  } finally {
    await pixels.dispose()
    await mask.dispose()
  }
}

/** `batchPlay` resolves with an error object where other calls reject. */
async function play(command: Parameters<typeof action.batchPlay>[0][number]): Promise<void> {
  const [answer] = await action.batchPlay([command], {})
  if (answer?._obj === 'error') throw refused(String(answer.message))
}

function refused(detail: string): RefineError {
  return new RefineError('host_failed', `Photoshop refused to write the version. ${detail}`, {
    hint: 'The result is kept: finish what Photoshop is doing, then place it again.',
    retryable: true,
  })
}

function notAPatch(): RefineError {
  return new RefineError('not_supported', 'This change lowers transparency or changes the frame.', {
    hint: 'Flatten the layer onto a background, then refine.',
  })
}
