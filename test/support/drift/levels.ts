/** How strongly a provider drifts. */
export type DriftLevel = 'mild' | 'typical' | 'severe'

/** In what a provider drifts, beyond the ways that can be undone by moving, scaling and recolouring. */
export type DriftFamily =
  | 'affine'
  | 'rotation'
  | 'perspective'
  | 'widen-and-crop'
  | 'parallax'
  | 'sharpened'
  | 'invented-texture'
  | 'local-contrast'
  | 'denoised'

/** The bounds of one level; lengths in provider pixels, colours in words of 8 bits. */
export interface DriftBounds {
  readonly scale: number
  readonly anisotropy: number
  readonly shift: number
  /** Standard deviation of the warp, from and to. */
  readonly warp: readonly [number, number]
  /** Saturation as a factor, from and to. */
  readonly saturation: readonly [number, number]
  readonly gamma: number
  readonly gain: number
  readonly offset: number
  /** Standard deviation of the low-frequency colour field. */
  readonly colorField: number
  readonly blur: number
  /** Amplitude of texture that was invented where the picture is busy, and of noise everywhere. */
  readonly texture: number
  readonly noise: number
  readonly jpegQuality: number
  readonly isSubsampled: boolean
  /** How far a family goes beyond all this, 0..1. */
  readonly beyond: number
}

/**
 * What was seen of real providers: non-uniform shifts and zoom (Qwen-Image-Edit#160, #229), colour and contrast of a
 * VAE's round trip, softening at one megapixel, grain that builds up over turns (Banana100, arXiv 2604.03400).
 */
export const driftBounds: Readonly<Record<DriftLevel, DriftBounds>> = {
  mild: {
    scale: 0.004,
    anisotropy: 0.0007,
    shift: 1.8,
    warp: [0.06, 0.18],
    saturation: [0.97, 1.03],
    gamma: 0.018,
    gain: 0.01,
    offset: 1,
    colorField: 0.4,
    blur: 0.44,
    texture: 1,
    noise: 0.3,
    jpegQuality: 95,
    isSubsampled: false,
    beyond: 0.2,
  },
  typical: {
    scale: 0.012,
    anisotropy: 0.002,
    shift: 5,
    warp: [0.18, 0.53],
    saturation: [0.94, 1.08],
    gamma: 0.05,
    gain: 0.03,
    offset: 3,
    colorField: 1.2,
    blur: 0.6,
    texture: 3,
    noise: 0.8,
    jpegQuality: 90,
    isSubsampled: true,
    beyond: 0.5,
  },
  severe: {
    scale: 0.026,
    anisotropy: 0.0045,
    shift: 11,
    warp: [0.39, 1.2],
    saturation: [0.87, 1.18],
    gamma: 0.11,
    gain: 0.066,
    offset: 6.6,
    colorField: 2.6,
    blur: 0.9,
    texture: 6.6,
    noise: 1.8,
    jpegQuality: 80,
    isSubsampled: true,
    beyond: 1,
  },
}
