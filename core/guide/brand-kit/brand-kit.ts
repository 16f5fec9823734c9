import * as z from 'zod/mini'
import { preserveSchema } from '../../edit/edit.ts'

/** The newest form of a brand kit. */
export const brandKitSchemaNumber = 1

const short = z.string().check(z.minLength(1), z.maxLength(300))
const list = z._default(z.array(short).check(z.maxLength(40)), [])

/** A colour of the brand and how far a picture may stray from it. */
export const brandColorSchema = z.object({
  name: short,
  /** sRGB, as in `#1f4e79`. */
  hex: z.string().check(z.regex(/^#[0-9a-f]{6}$/iu)),
  /** Largest ΔE00 that still counts as this colour. */
  tolerance: z._default(z.number().check(z.gt(0), z.lte(50)), 6),
})

/** What a brand always wants and never wants in its pictures. */
export const brandKitSchema = z.object({
  schema: z.literal(brandKitSchemaNumber),
  kind: z.literal('brand-kit'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: short,
  palette: z._default(z.array(brandColorSchema).check(z.maxLength(24)), []),
  /** Words for the brand's light ("soft daylight from the left"). */
  light: list,
  /** Words for its mood ("calm, honest"). */
  mood: list,
  /** What stays in every picture of the brand. */
  preserve: z._default(z.array(preserveSchema).check(z.maxLength(20)), []),
  /** Things that belong into its pictures ("linen napkin"). */
  props: list,
  /** Words and things that must not appear. */
  forbidden: list,
  /** Instructions that have worked. */
  proven: list,
})

export type BrandColor = z.infer<typeof brandColorSchema>
export type BrandKit = z.infer<typeof brandKitSchema>
