import { PhotoshopError } from '../document/photoshop-error.ts'
import { NotModelled } from '../not-modelled.ts'
import type { Imaging } from '../typings.ts'
import type { ImageContent } from './image-data.ts'

/**
 * Checks what a plugin hands to `createImageDataFromBuffer`, as Photoshop does, and copies it.
 *
 * @throws PhotoshopError for a buffer whose length does not fit, for a missing colour space, and for components that are none of
 * that space.
 */
export function contentFromBuffer(
  buffer: Uint8Array | Uint16Array | Float32Array,
  options: Parameters<Imaging['createImageDataFromBuffer']>[1],
): ImageContent {
  const name = Object.prototype.toString.call(buffer)
  if (name === '[object Float32Array]') throw new NotModelled('32-bit image data')
  if (name !== '[object Uint8Array]' && name !== '[object Uint16Array]') {
    throw new PhotoshopError(
      `Expected a Uint8Array, Uint16Array or Float32Array but received ${name}`,
    )
  }
  const { width, height, components, colorSpace, chunky = true, fullRange = false } = options
  for (const [key, value] of Object.entries({ width, height, components })) {
    if (!Number.isInteger(value) || value < 1)
      throw new PhotoshopError(`Missing or invalid ${key}: ${value}`)
  }
  if (colorSpace !== 'RGB' && colorSpace !== 'Grayscale') {
    if (colorSpace === 'Lab') throw new NotModelled('image data in Lab')
    throw new PhotoshopError(`Missing or invalid colorSpace: ${colorSpace}`)
  }
  if (!(colorSpace === 'RGB' ? [3, 4] : [1, 2]).includes(components)) {
    throw new PhotoshopError(`${components} components are not valid for ${colorSpace}`)
  }
  if (components === 2) throw new NotModelled('gray image data with alpha')
  if (buffer.length !== width * height * components) {
    throw new PhotoshopError(
      `The buffer holds ${buffer.length} elements but ${width}×${height}×${components} are needed`,
    )
  }
  const words =
    name === '[object Uint8Array]' ? Uint8Array.from(buffer) : reduced(buffer, fullRange)
  return {
    width,
    height,
    colorSpace,
    colorProfile: options.colorProfile ?? '',
    components,
    words: chunky ? words : interleaved(words, components),
  }
}

/** @throws PhotoshopError for words beyond 32768, which the reduced range does not have. */
function reduced(buffer: ArrayLike<number>, fullRange: boolean): Uint16Array {
  const words = Uint16Array.from(buffer)
  if (fullRange) return words.map((word) => Math.round((word * 32768) / 65535))
  const beyond = words.find((word) => word > 32768)
  if (beyond !== undefined)
    throw new PhotoshopError(`16-bit words go from 0 to 32768 but one is ${beyond}`)
  return words
}

function interleaved<T extends Uint8Array | Uint16Array>(planar: T, components: number): T {
  const words = planar.slice() as T
  const pixels = planar.length / components
  for (let pos = 0; pos < planar.length; pos++) {
    words[pos] = planar[(pos % components) * pixels + Math.floor(pos / components)] as number
  }
  return words
}
