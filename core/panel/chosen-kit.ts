import type { BrandKit } from '../guide/brand-kit/brand-kit.ts'
import type { PaletteReport } from '../refine/measure-palette.ts'
import { type ShelfPlace, type Shelved, shelfPlaces } from './shelf-state.ts'
import type { PanelState } from './state.ts'

/** Names the document that a choice of a brand kit is for; '' where its name is not known. */
export function documentOf({ picked }: Pick<PanelState, 'picked'>): string {
  return picked?.document ?? ''
}

/** Gives everything that can be used of what is kept, with its place: of the document first. */
export function usableOf<Item>(
  shelved: Shelved<Item> | null,
): readonly { readonly place: ShelfPlace; readonly item: Item }[] {
  return shelfPlaces.flatMap((place) =>
    (shelved?.[place] ?? []).flatMap((entry) => (entry.ok ? [{ place, item: entry.item }] : [])),
  )
}

/** Gives the brand kit that counts for what is picked; null when none does. The document's own wins over the machine's. */
export function chosenKit(state: Pick<PanelState, 'picked' | 'shelf'>): BrandKit | null {
  const { shelf } = state
  const document = documentOf(state)
  const id = Object.hasOwn(shelf.chosen, document) ? shelf.chosen[document] : undefined
  if (id === undefined) return null
  return usableOf(shelf.kits).find(({ item }) => item.id === id)?.item ?? null
}

/** Gives how far a version is from the chosen kit's colours; null while that is not known. */
export function distanceOf(state: PanelState, version: string): PaletteReport | null {
  const { distance } = state.shelf
  const isCurrent = distance?.version === version && distance.kit === chosenKit(state)
  return isCurrent ? distance.report : null
}
