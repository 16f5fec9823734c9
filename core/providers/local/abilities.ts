/** One thing that the embedded provider can do, for panels and the command line to offer. */
export interface LocalAbility {
  readonly label: string
  /** An instruction that performs it as it stands. */
  readonly example: string
  /** Whether the example needs a marked region. */
  readonly needsRegion: boolean
}

/** Everything that the embedded provider can do, each with an instruction that works as written. */
export const localAbilities: readonly LocalAbility[] = [
  { label: 'Brighter or darker', example: 'make it 10 % brighter', needsRegion: false },
  { label: 'Exposure', example: 'increase the exposure by half a stop', needsRegion: false },
  { label: 'Contrast', example: 'a bit more contrast', needsRegion: false },
  { label: 'Saturation', example: '20 % more saturated', needsRegion: false },
  { label: 'Vibrance', example: 'make the colours more vivid', needsRegion: false },
  { label: 'Warmer or cooler light', example: 'make the light warmer', needsRegion: false },
  { label: 'Colour cast', example: 'remove the colour cast', needsRegion: false },
  { label: 'Shadows', example: 'lift the shadows', needsRegion: false },
  { label: 'Highlights', example: 'reduce the highlights by 40 %', needsRegion: false },
  { label: 'Golden hour', example: 'golden hour light', needsRegion: false },
  { label: 'Black and white', example: 'black and white', needsRegion: false },
  { label: 'Sepia', example: 'add a sepia tone', needsRegion: false },
  { label: 'Inverted colours', example: 'invert the colours', needsRegion: false },
  { label: 'Tint', example: 'add a slight orange tint', needsRegion: false },
  { label: 'Blur', example: 'blur the background', needsRegion: true },
  { label: 'Sharpen', example: 'sharpen it a little', needsRegion: false },
  { label: 'Clarity', example: 'more clarity', needsRegion: false },
  {
    label: 'Fill with a colour',
    example: 'change the background to warm cream',
    needsRegion: true,
  },
  { label: 'Recolour a surface', example: 'recolour the wall to sage green', needsRegion: true },
  { label: 'Colour overlay', example: 'add a black overlay at 30 %', needsRegion: false },
  { label: 'Gradient', example: 'add a dark gradient to the upper third', needsRegion: false },
  { label: 'Vignette', example: 'add a subtle vignette', needsRegion: false },
  { label: 'Part of the picture', example: 'darken the left half slightly', needsRegion: false },
  { label: 'Crop', example: 'crop to 4:5', needsRegion: false },
  {
    label: 'Several at once',
    example: 'slightly brighter, warmer and more contrast',
    needsRegion: false,
  },
]
