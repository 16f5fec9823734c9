/**
 * What a picture's words mean: its colour space, carried along untouched from the file it came from.
 *
 * Pictures themselves never change when the tag does; only a host's colour converter (see `ports.ts`) converts.
 */
export interface ColorTag {
  /** `srgb` when the words can be shown and sent as sRGB; `other` when they need a conversion first. */
  readonly space: 'srgb' | 'other'
  /** For people: "sRGB", "Display P3", "untagged". */
  readonly name: string
  /** The ICC profile as embedded in the file, uncompressed. */
  readonly icc?: Uint8Array
  /**
   * PNG's own colour and metadata chunks in file order, copied when the picture is written as PNG again:
   * cICP, iCCP, sRGB, gAMA, cHRM, pHYs, eXIf.
   */
  readonly chunks?: readonly { readonly type: string; readonly data: Uint8Array }[]
}

/** The tag of a picture that says nothing: treated as sRGB, as every host does. */
export const untagged: ColorTag = { space: 'srgb', name: 'untagged' }
