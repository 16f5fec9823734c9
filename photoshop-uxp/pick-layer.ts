import { RefineError } from '../core/errors.ts'
import type { Picked } from '../core/host.ts'
import type { ColorTag } from '../core/image/color-tag.ts'
import type { Depth } from '../core/image/picture.ts'
import { app, constants } from './photoshop-api.ts'
import { rectOfBounds } from './words.ts'

/** Reads the active pixel layer; null when no document is open or not exactly one layer is active. */
export function pickLayer(): Picked | null {
  if (app.documents.length === 0) return null
  const document = app.activeDocument
  const [layer, ...others] = document.activeLayers
  if (!layer || others.length > 0) return null
  if (document.mode !== constants.DocumentMode.RGB) {
    throw new RefineError('unsupported_source', 'This document is not in RGB.', {
      hint: 'Choose Image > Mode > RGB Color, then refine.',
    })
  }
  const bounds = rectOfBounds(layer.boundsNoEffects)
  return {
    source: `${document.id}/${layer.id}`,
    name: layer.name,
    width: bounds.width,
    height: bounds.height,
    depth: depthOf(document.bitsPerChannel),
    color: colorOf(document.colorProfileName),
    state: `${bounds.x},${bounds.y},${bounds.width}×${bounds.height}`,
    lineage: null,
    head: { kind: 'source' },
    offersRegion: false,
  }
}

function depthOf(bits: unknown): Depth {
  if (bits === constants.BitsPerChannelType.EIGHT) return 8
  if (bits === constants.BitsPerChannelType.SIXTEEN) return 16
  throw new RefineError('unsupported_source', 'This document has 32 bits per channel.', {
    hint: 'Choose Image > Mode > 16 Bits/Channel, then refine.',
  })
}

function colorOf(profile: string): ColorTag {
  return { space: profile.startsWith('sRGB') ? 'srgb' : 'other', name: profile }
}
