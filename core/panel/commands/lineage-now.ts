import { lineageOf } from '../../history/find-in-lineages.ts'
import type { Lineage } from '../../history/lineage.ts'
import type { CommandContext } from './command-context.ts'

/**
 * Reads the lineage of a source as the document has it now; null where it has none.
 *
 * The panel's own copy is as old as its last look: notes that were made from it would undo newer ones.
 */
export async function lineageNow(
  { deps }: Pick<CommandContext, 'deps'>,
  source: string,
): Promise<Lineage | null> {
  return lineageOf(await deps.host.lineages({ source }), source)
}
