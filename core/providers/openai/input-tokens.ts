import type { Size } from '../../image/rect.ts'
import type { SentPicturePrice } from './openai-prices.ts'

/** From how many to how many tokens something comes to. */
export interface TokenRange {
  readonly low: number
  readonly high: number
}

/** The most patches that a picture is counted as. */
const mostPatches = 1536

/**
 * Gives how many tokens a picture that is sent comes to, as far as that is known.
 *
 * - patches: published nowhere. Measured by users: 32-pixel patches after small pictures are enlarged to 1024 pixels,
 *   at most 1536 of them (community.openai.com/t/1382940, GPT Image 2), and 1391 a picture on average (2.5). So the
 *   count may lie a fifth below that rule, and reach the most at any size.
 * - tiles: by OpenAI's guide, 65 tokens and 129 for each tile of 512 pixels, with the shorter edge at 512.
 */
export function inputTokens(size: Size, { kind, forDetail }: SentPicturePrice): TokenRange {
  if (kind === 'patches') {
    return { low: Math.floor(0.8 * Math.min(mostPatches, patchesOf(size))), high: mostPatches }
  }
  const shorter = Math.min(size.width, size.height)
  const tiles = Math.ceil(Math.max(size.width, size.height) / shorter)
  return { low: 65 + 129, high: 65 + 129 * tiles + forDetail }
}

function patchesOf({ width, height }: Size): number {
  const scale = Math.min(2, Math.max(1, 1024 / Math.max(width, height)))
  return Math.ceil((width * scale) / 32) * Math.ceil((height * scale) / 32)
}

/** Tokens that each request was seen to be charged beside its words, at most, for each picture that goes along. */
const overheadTokens = 40

/**
 * Gives how many tokens a text comes to: English takes about four characters each, other scripts more.
 *
 * @param pictures How many pictures go along: users saw them add a few tokens of text each.
 */
export function textTokens(characters: number, pictures: number): TokenRange {
  return {
    low: Math.floor(characters / 6),
    high: Math.ceil(characters / 2) + (pictures > 0 ? overheadTokens * (pictures + 1) : 0),
  }
}
