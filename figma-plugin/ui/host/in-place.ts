import { boxesOverlap, type PlacedBox, sameBox } from './boxes-overlap.ts'

/** A source or version among its siblings. */
export interface PlaceMember {
  readonly id: string
  readonly isSource: boolean
  readonly visible: boolean
  readonly box: PlacedBox
}

/**
 * Tells which members of one lineage in one parent stand in the source's place.
 *
 * Hidden ones do, wherever they are: only what is seen can have been taken out. Where one member alone is visible
 * it does too: then the picture was moved, and the others come along when they are shown. Where several are
 * visible, the place is the source's box, if the source or any other of them is there; else the newest version's.
 * Visible ones that don't overlap it were taken out.
 *
 * @param members Oldest first.
 */
export function membersInPlace(members: readonly PlaceMember[]): ReadonlySet<string> {
  const visible = members.filter((member) => member.visible)
  const place = placeOf(members, visible)
  return new Set(
    members
      .filter((member) => !member.visible || (place && standsIn(member.box, place)))
      .map(({ id }) => id),
  )
}

function placeOf(
  members: readonly PlaceMember[],
  visible: readonly PlaceMember[],
): PlacedBox | null {
  const source = members.find(({ isSource }) => isSource)
  if (source && visible.some(({ box }) => standsIn(box, source.box))) return source.box
  return visible.at(-1)?.box ?? null
}

/** What has no area shares none, not even with what lies exactly over it. */
function standsIn(box: PlacedBox, place: PlacedBox): boolean {
  return boxesOverlap(box, place) || sameBox(box, place)
}
