/**
 * Gives how bright a colour looks, in the unit of its channels: half luma, half the strongest channel.
 *
 * By luma (Rec. 709 weights) alone, a lit red or blue would count as a deep shadow.
 */
export function brightnessOf(red: number, green: number, blue: number): number {
  const high = red > green ? (red > blue ? red : blue) : green > blue ? green : blue
  return 0.1063 * red + 0.3576 * green + 0.0361 * blue + 0.5 * high
}
