import { lineagesOf } from '../../document/history-facts.ts'
import { lineageJson, lineageLines } from '../describe-versions.ts'
import { openPsd } from '../open-input.ts'
import { parseArguments } from '../parse-arguments.ts'
import type { Outcome } from '../surroundings.ts'

/** `pentimento history`: the tree of versions in a layered PSD. Reads only. */
export async function history(args: readonly string[]): Promise<Outcome> {
  const { positionals } = parseArguments(args, {
    command: 'history',
    positionals: ['FILE.psd'],
    options: {},
  })
  const [file = ''] = positionals
  const { lineages, unreadable } = lineagesOf(await openPsd(file))
  const begun = lineages.filter(({ versions }) => versions.length > 0)
  return {
    json: { command: 'history', file, lineages: begun.map(lineageJson), unreadable },
    lines: [
      ...(begun.length === 0 ? ['No versions yet.'] : begun.flatMap(lineageLines)),
      ...unreadable.map(({ name, reason }) => `Not readable: “${name}”. ${reason}`),
    ],
  }
}
