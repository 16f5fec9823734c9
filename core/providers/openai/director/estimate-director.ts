import type { Size } from '../../../image/rect.ts'
import type { Estimate } from '../../../provider.ts'
import { textTokens } from '../input-tokens.ts'
import { type DirectorModel, mostAnswerTokens } from './director-models.ts'

/**
 * Gives from how much to how much looking at a picture costs.
 *
 * A picture counts as its 32-pixel patches, 1.2 times as seen on bills and 1.62 times as the guide says
 * (community.openai.com/t/1377015); the form of the answer counts as text. The answer is bounded by its limit.
 */
export function estimateDirector(
  { width, height }: Size,
  characters: number,
  { usdPerMillion }: DirectorModel,
): Estimate {
  const patches = Math.ceil(width / 32) * Math.ceil(height / 32)
  const text = textTokens(characters, 1)
  const usd = (input: number, output: number) =>
    (input * usdPerMillion.input + output * usdPerMillion.output) / 1_000_000
  return {
    lowUsd: usd(text.low + Math.floor(patches * 1.2), 100),
    highUsd: usd(text.high + Math.ceil(patches * 1.62), mostAnswerTokens),
    source: 'interpolated',
  }
}
