import * as z from 'zod/mini'
import { type Preserve, preserveKinds } from '../../edit/edit.ts'
import { type PictureRole, pictureRoles } from '../../history/lineage-notes.ts'
import { intersectRects, type Rect, rectOf, type Size } from '../../image/rect.ts'
import type { SeenThing } from '../findings/guide-context.ts'
import { type Stage, stages } from '../stages/stage.ts'

const shareBox = z.strictObject({
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
})

const adviceWords = {
  /** What the picture shows first of all. */
  role: z.enum([...pictureRoles, 'other']),
  /** The main things in it, each with the box around it as shares of width and height, 0 to 1 from the upper left. */
  sees: z.array(z.strictObject({ name: z.string(), box: shareBox })),
  /** The one most important next change; null when the picture meets its brief. */
  change: z.nullable(
    z.strictObject({
      instruction: z.string(),
      why: z.string(),
      stage: z.enum(stages),
      preserve: z.array(z.strictObject({ text: z.string(), kind: z.enum(preserveKinds) })),
      /** Where it happens; null: everywhere. */
      where: z.nullable(shareBox),
    }),
  ),
  /** The instruction that the user has typed, said more concretely; null when there is none, or it is concrete. */
  wording: z.nullable(z.string()),
}

/**
 * The form in which an art director answers: every key is always there, as structured outputs want it.
 *
 * It says nothing of lengths and ranges: {@link readAdvice} bounds them, whoever answered.
 */
export const adviceSchema = z.strictObject(adviceWords)

/** What an art director proposes: looked at, never run by itself. */
export interface Advice {
  readonly role: PictureRole | null
  readonly sees: readonly SeenThing[]
  readonly change: {
    readonly instruction: string
    readonly why: string
    readonly stage: Stage
    readonly preserve: readonly Preserve[]
    /** In source pixels; null: everywhere. */
    readonly where: Rect | null
  } | null
  readonly wording: string | null
}

/** Things that are kept of what was seen, and words of a keep list: more helps nobody. */
const mostSeen = 16
const mostPreserves = 6
/** Longest texts that are kept, in characters. */
const longest = { name: 60, instruction: 400, why: 300, preserve: 200 } as const

/**
 * Reads an art director's answer as untrusted input: plain words within bounds, boxes within the picture.
 *
 * What has no use is left out; what is no advice at all gives null.
 *
 * @param size Of the source, in pixels.
 */
export function readAdvice(answer: unknown, size: Size): Advice | null {
  const read = z.safeParse(z.object(adviceWords), answer)
  if (!read.success) return null
  const { role, sees, change, wording } = read.data
  const instruction = plain(change?.instruction ?? '', longest.instruction)
  return {
    role: role === 'other' ? null : role,
    sees: sees.slice(0, mostSeen).flatMap(({ name, box }) => {
      const words = plain(name, longest.name)
      const rect = rectOfShares(box, size)
      return words !== '' && rect ? [{ name: words, box: rect }] : []
    }),
    change:
      change && instruction !== ''
        ? {
            instruction,
            why: plain(change.why, longest.why),
            stage: change.stage,
            preserve: change.preserve.slice(0, mostPreserves).flatMap(({ text, kind }) => {
              const words = plain(text, longest.preserve)
              return words === '' ? [] : [{ text: words, kind }]
            }),
            where: change.where && rectOfShares(change.where, size),
          }
        : null,
    wording: plain(wording ?? '', longest.instruction) || null,
  }
}

/** One line of plain words: no line breaks, no control or direction characters, no markup that a panel could mistake. */
function plain(text: string, most: number): string {
  const words = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[<>`]/gu, '')
    .trim()
  if (words.length <= most) return words
  // The cut may halve a pair of surrogates.
  return `${words
    .slice(0, most)
    .replace(/\p{Cs}/gu, '')
    .replace(/\s+\S*$/u, '')}…`
}

function rectOfShares(
  { left, top, width, height }: z.infer<typeof shareBox>,
  size: Size,
): Rect | null {
  const x = Math.floor(left * size.width)
  const y = Math.floor(top * size.height)
  const right = Math.ceil((left + width) * size.width)
  const bottom = Math.ceil((top + height) * size.height)
  const isRect = [x, y, right, bottom].every(Number.isSafeInteger) && right > x && bottom > y
  return isRect
    ? intersectRects({ x, y, width: right - x, height: bottom - y }, rectOf(size))
    : null
}
