import { composeOnto } from '../edit/compose.ts'
import type { Edit } from '../edit/edit.ts'
import type { VersionContent } from '../edit/patch.ts'
import { RefineError } from '../errors.ts'
import { visibleChain } from '../history/chain.ts'
import type { Lineage } from '../history/lineage.ts'
import { type Picture, pastePicture } from '../image/picture.ts'
import { rectOf } from '../image/rect.ts'
import { readParent } from './parent-pixels.ts'
import type { Prepared, RefineDeps, RefineOptions } from './refinement.ts'

/**
 * Completes what settling knows only over the crop: a replacing version holds the whole picture.
 *
 * What is made over a replacing version of a styled source is replacing as well: such a version bears the source's
 * look itself, and a patch on it would show without.
 *
 * @throws RefineError `not_supported` where the host has no replacing versions, and what reading the parent throws.
 */
export async function wholeContent(
  { host }: Pick<RefineDeps, 'host'>,
  { edit, plan, intent }: Prepared,
  lineage: Lineage | null,
  content: VersionContent,
  options: RefineOptions,
): Promise<VersionContent> {
  const { picked } = intent
  const becomesWhole = content.kind === 'patch' && picked.styled && liesOnReplacing(lineage, edit)
  if (content.kind !== 'replacing' && !becomesWhole) return content
  if (!host.capabilities.replacing) {
    throw new RefineError(
      'not_supported',
      `The result has translucent pixels, which ${host.capabilities.name} can’t hold as a version.`,
      { hint: 'Flatten the picture first, or mark a region that is fully opaque.' },
    )
  }
  const base = await readParent(host, picked.source, edit, rectOf(edit.source), options)
  const picture: Picture =
    content.kind === 'patch'
      ? composeOnto(base, content.patch)
      : pastePicture(base, content.picture, plan.crop)
  return { kind: 'replacing', picture }
}

function liesOnReplacing(lineage: Lineage | null, { parent, mix }: Edit): boolean {
  if (!lineage) return false
  const under = new Set(mix ?? (parent === null ? [] : visibleChain(lineage, parent)))
  return lineage.versions.some(({ record }) => record.kind === 'replacing' && under.has(record.id))
}
