import { type KeptForm, readKept } from '../shelf/read-kept.ts'
import { type BrandKit, brandKitSchema } from './brand-kit.ts'

/** How brand kits are read; form 0, the draft before the first release, had today's form. */
export const brandKitForm: KeptForm<BrandKit> = {
  label: 'a brand kit',
  kind: 'brand-kit',
  schema: brandKitSchema,
  upgrades: [(old) => ({ ...old, schema: 1 })],
}

/**
 * Reads a brand kit from plain data or its JSON text, whatever is found there.
 *
 * @throws RefineError `unreadable_file` for anything else, and for what a newer Pentimento wrote; `too_large`.
 */
export function parseBrandKit(raw: unknown): BrandKit {
  return readKept(brandKitForm, raw)
}
