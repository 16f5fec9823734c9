/** Shares of red, green and blue, encoded, in the lightness that structure is measured on. */
export const lumaShares = [0.25, 0.6, 0.15] as const
