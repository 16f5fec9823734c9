import type { Size } from '../../image/rect.ts'

/**
 * Gives the tokens that a painted picture comes to, as OpenAI's calculator does for GPT Image 2 and 2.5.
 *
 * The rule is not written down by OpenAI; it was read out of its calculator (community.openai.com/t/1382699) and gives
 * every number that the calculator was seen to show, to the token.
 *
 * @param pieces How fine a quality paints: pieces along the longer edge.
 */
export function outputTokens({ width, height }: Size, pieces: number): number {
  const across = Math.round((pieces * Math.min(width, height)) / Math.max(width, height))
  return Math.ceil((pieces * across * (2_000_000 + width * height)) / 4_000_000)
}
