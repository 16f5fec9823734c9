import { dayOf } from '../../ledger/spending/spending-line.ts'
import { linesCsv } from '../../ledger/spending/spending-table.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** The commands for what was spent. */
export interface SpendingCommands {
  /** Opens the book of spending, read anew. */
  readonly openSpending: () => Promise<void>
  /** Hands every call that is kept to the user as a file; null where the host can't. */
  readonly saveSpending: ((as: 'csv' | 'json') => Promise<void>) | null
}

/** Makes the commands for what was spent. */
export function createSpendingCommands(context: CommandContext): SpendingCommands {
  const { dispatch, deps } = context
  const { ledger, saveFile, clock } = deps
  return {
    openSpending: async () => {
      dispatch({ type: 'view', view: 'spending' })
      try {
        const lines = [...(await ledger.spending.lines())].reverse()
        dispatch({ type: 'spending', book: { lines, sums: await ledger.spending.sums() } })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    saveSpending: saveFile
      ? async (as) => {
          try {
            const lines = await ledger.spending.lines()
            const name = `pentimento-spending-${dayOf(clock.now())}.${as}`
            if (as === 'csv') await saveFile({ name, text: linesCsv(lines), type: 'text/csv' })
            else {
              const sums = await ledger.spending.sums()
              const text = `${JSON.stringify({ lines, sums }, null, 2)}\n`
              await saveFile({ name, text, type: 'application/json' })
            }
            dispatch({ type: 'say', text: `Saved as ${name}.` })
          } catch (thrown) {
            showProblem(context, thrown, null)
          }
        }
      : null,
  }
}
