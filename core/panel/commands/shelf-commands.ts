import { toUtf8 } from '../../bytes.ts'
import type { BrandKit } from '../../guide/brand-kit/brand-kit.ts'
import { parseBrandKit } from '../../guide/brand-kit/parse-brand-kit.ts'
import { parseRecipe } from '../../guide/recipes/parse-recipe.ts'
import type { Recipe } from '../../guide/recipes/recipe.ts'
import { createDocumentShelf } from '../../guide/shelf/document-shelf.ts'
import { createShelf } from '../../guide/shelf/machine-shelf.ts'
import type { Shelf, Shelves } from '../../guide/shelf/shelf.ts'
import { documentOf } from '../chosen-kit.ts'
import type { ShelfPlace } from '../shelf-state.ts'
import { fileName } from '../wording/file-name.ts'
import { type CommandContext, showProblem } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'
import { createMeasureKitCommand } from './measure-kit-command.ts'
import { readChosenKits, writeChosenKits } from './stored-kits.ts'

/** Which of the two things is meant. */
export type ShelfKind = 'kits' | 'recipes'

/** The commands for recipes and brand kits that are kept. */
export interface ShelfCommands {
  /** Opens the view of one kind, read anew. */
  readonly openShelf: (kind: ShelfKind) => Promise<void>
  /** Makes a brand kit count for the picked document; null: none. Remembered. */
  readonly chooseKit: (id: string | null) => Promise<void>
  /** Keeps a recipe or a kit in a place, instead of what has its id there; false when that failed. */
  readonly keepItem: (place: ShelfPlace, item: BrandKit | Recipe) => Promise<boolean>
  /** Takes a recipe or a kit out of a place. */
  readonly removeItem: (kind: ShelfKind, place: ShelfPlace, id: string) => Promise<void>
  /** Hands a recipe or a kit to the user as a JSON file; null where the host can't. */
  readonly exportItem: ((item: BrandKit | Recipe) => Promise<void>) | null
  /** Takes one in from a JSON file, onto this machine; null where the host can't. */
  readonly importItem: ((kind: ShelfKind) => Promise<void>) | null
}

/** Makes the commands for recipes and brand kits that are kept. */
export function createShelfCommands(
  context: CommandContext,
  refresh: () => Promise<void>,
): {
  readonly commands: ShelfCommands
  /** Reads which kits were chosen; never rejects. */
  readonly load: () => Promise<void>
  /** Reads the kits once a document is in front that one was chosen for; never rejects. */
  readonly followDocument: () => Promise<void>
  /** Measures what shows against the chosen kit; never rejects. */
  readonly measureKit: (signal: AbortSignal) => Promise<void>
} {
  const { deps, dispatch, getState, closing } = context
  const { host, settings, saveFile, openTextFile, newId } = deps
  const exclusively = createExclusiveCommand(context, refresh)
  const places = {
    document: host.documentTexts ? createDocumentShelf(host.documentTexts) : null,
    machine: createShelf(settings),
  }
  let readFor: string | null = null

  const list = async <Item extends { readonly id: string }>(
    shelfIn: (shelves: Shelves) => Shelf<Item>,
  ) => ({
    document: places.document && (await shelfIn(places.document).list(closing)),
    machine: await shelfIn(places.machine).list(closing),
  })
  const read = async (kind: ShelfKind): Promise<void> => {
    const change =
      kind === 'kits'
        ? ({ kind, kits: await list(({ kits }) => kits) } as const)
        : ({ kind, recipes: await list(({ recipes }) => recipes) } as const)
    dispatch({ type: 'shelf', change })
  }
  const shown = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (thrown) {
      showProblem(context, thrown, null)
      return false
    }
  }

  /** What is written to the document is a step of its own there. */
  const change = async (place: ShelfPlace, work: (shelves: Shelves) => Promise<void>) => {
    const shelves = places[place]
    if (!shelves) return false
    if (place === 'machine') return shown(() => work(shelves))
    let isDone = false
    await exclusively(async () => {
      await work(shelves)
      isDone = true
    })
    return isDone
  }

  const keepItem: ShelfCommands['keepItem'] = async (place, item) => {
    const isKept = await change(place, async (shelves) => {
      await (item.kind === 'recipe' ? shelves.recipes.write(item) : shelves.kits.write(item))
      await read(kindOf(item))
    })
    if (isKept) dispatch({ type: 'say', text: `Kept “${item.name}” ${wherePlaced[place]}.` })
    return isKept
  }

  const importFile = async (kind: ShelfKind, open: NonNullable<typeof openTextFile>) => {
    const file = await open()
    if (!file) return
    const item = kind === 'recipes' ? parseRecipe(file.text) : parseBrandKit(file.text)
    const known = getState().shelf[kind]?.machine ?? []
    // What is there already may have been changed since: both are kept.
    const isTaken = known.some(({ id }) => id === item.id)
    await keepItem('machine', isTaken ? { ...item, id: newId() } : item)
  }

  const commands: ShelfCommands = {
    openShelf: async (kind) => {
      dispatch({ type: 'view', view: kind })
      await shown(() => read(kind))
    },
    chooseKit: async (id) => {
      const { [documentOf(getState())]: _before, ...others } = getState().shelf.chosen
      const chosen = id === null ? others : { ...others, [documentOf(getState())]: id }
      dispatch({ type: 'shelf', change: { kind: 'chosen', chosen } })
      await shown(() => settings.set(chosenKitsKey, toUtf8(writeChosenKits(chosen))))
      await refresh()
    },
    keepItem,
    removeItem: async (kind, place, id) => {
      const isGone = await change(place, async (shelves) => {
        await shelves[kind].remove(id)
        await read(kind)
      })
      if (isGone) dispatch({ type: 'say', text: `It is no longer kept ${wherePlaced[place]}.` })
    },
    exportItem: saveFile
      ? async (item) => {
          const name = fileName(item)
          const text = `${JSON.stringify(item, null, 2)}\n`
          await shown(async () => {
            await saveFile({ name, text, type: 'application/json' })
            dispatch({ type: 'say', text: `Saved as ${name}.` })
          })
        }
      : null,
    importItem: openTextFile
      ? async (kind) => void (await shown(() => importFile(kind, openTextFile)))
      : null,
  }

  return {
    commands,
    load: async () => {
      await shown(async () => {
        const chosen = readChosenKits(await settings.get(chosenKitsKey))
        dispatch({ type: 'shelf', change: { kind: 'chosen', chosen } })
      })
    },
    followDocument: async () => {
      const document = documentOf(getState())
      if (readFor === document || !Object.hasOwn(getState().shelf.chosen, document)) return
      readFor = document
      await shown(() => read('kits'))
    },
    measureKit: createMeasureKitCommand(context),
  }
}

/** Where the choices of brand kits are kept in the settings store. */
export const chosenKitsKey = 'panel/chosen-kits'

const wherePlaced: Readonly<Record<ShelfPlace, string>> = {
  document: 'in the document',
  machine: 'on this machine',
}

function kindOf({ kind }: BrandKit | Recipe): ShelfKind {
  return kind === 'recipe' ? 'recipes' : 'kits'
}
