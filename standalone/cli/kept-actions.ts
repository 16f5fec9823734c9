import type { Shelf, Shelves } from '../../core/guide/shelf/shelf.ts'
import { readBytes, writeWhole } from './files.ts'
import { findOnShelf } from './find-kept.ts'
import { openShelves } from './open-shelves.ts'
import { parseArguments } from './parse-arguments.ts'
import { withEnding } from './refine-settings.ts'
import type { Outcome, Surroundings } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/** What a command does when one of its actions is named. */
export type Action = (args: readonly string[], around: Surroundings) => Promise<Outcome>

/** A kind of thing that shelves keep, as its command shows it. */
export interface KeptKind<Item extends { readonly id: string; readonly name: string }> {
  readonly command: string
  /** What it is called within a sentence. */
  readonly called: string
  /** What its place in the arguments is called. */
  readonly positional: string
  readonly shelfIn: (shelves: Shelves) => Shelf<Item>
  /** Reads the text of a file. @throws RefineError `unreadable_file`. */
  readonly parse: (raw: string) => Item
  readonly find: (given: string, around: Surroundings) => Promise<Item>
  /** What JSON says of one that is shown, and of one that was kept. */
  readonly shownJson: (item: Item) => object
  readonly keptJson: (item: Item) => object
  readonly lines: (item: Item) => readonly string[]
}

const text = { type: 'string' } as const

/** Runs the action that stands first. @throws UsageError for none, and for one that there is not. */
export async function runAction(
  command: string,
  actions: Readonly<Record<string, Action>>,
  [action = '', ...rest]: readonly string[],
  around: Surroundings,
): Promise<Outcome> {
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (run) return run(rest, around)
  throw new UsageError(
    action === '' ? 'Nothing says what to do.' : `There is no “${command} ${action}”.`,
    `There are: ${Object.keys(actions).join(', ')}. Try: pentimento ${command} --help`,
  )
}

/** Makes the actions that show, keep and remove things on a shelf of the machine or of a document. */
export function keptActions<Item extends { readonly id: string; readonly name: string }>(
  kind: KeptKind<Item>,
): Readonly<Record<'show' | 'add' | 'remove', Action>> {
  const { command, called, shelfIn } = kind
  return {
    show: async (args, around) => {
      const parsed = parseArguments(args, {
        ...{ command, positionals: [kind.positional] },
        options: { in: text, out: text },
      })
      const [given = ''] = parsed.positionals
      const place = parsed.text('in')
      const out = withEnding('out', parsed.text('out'), '.json')
      const found =
        place === undefined
          ? await kind.find(given, around)
          : await findOnShelf(given, called, shelfIn((await openShelves(place, around)).shelves))
      if (out !== null) await writeWhole(out, `${JSON.stringify(found, null, 2)}\n`)
      return {
        json: { command, action: 'show', out, ...kind.shownJson(found) },
        lines: [...kind.lines(found), ...(out === null ? [] : [`  Saved ${out}`])],
      }
    },
    add: async (args, around) => {
      const parsed = parseArguments(args, {
        ...{ command, positionals: ['FILE.json'] },
        options: { in: text },
      })
      const [file = ''] = parsed.positionals
      const read = kind.parse(new TextDecoder().decode(await readBytes(file)))
      const { shelves, place, save } = await openShelves(parsed.text('in') ?? null, around)
      await shelfIn(shelves).write(read)
      await save()
      return {
        json: {
          ...{ command, action: 'add', file, in: parsed.text('in') ?? null },
          ...kind.keptJson(read),
        },
        lines: [`Kept “${read.name}” ${place} as ${read.id}.`],
      }
    },
    remove: async (args, around) => {
      const parsed = parseArguments(args, {
        ...{ command, positionals: ['ID'] },
        options: { in: text },
      })
      const [id = ''] = parsed.positionals
      const { shelves, place, save } = await openShelves(parsed.text('in') ?? null, around)
      const shelf = shelfIn(shelves)
      // One that can't be read has no name to be found by, and must be removable all the same.
      const isDamaged = (await shelf.list()).some((entry) => !entry.ok && entry.id === id)
      const found = isDamaged ? id : (await findOnShelf(id, called, shelf)).id
      await shelf.remove(found)
      await save()
      return {
        json: { command, action: 'remove', in: parsed.text('in') ?? null, id: found },
        lines: [`Removed ${found} ${place}.`],
      }
    },
  }
}
