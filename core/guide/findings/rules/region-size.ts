import { intersectRects, type Rect } from '../../../image/rect.ts'
import type { Change, ChangeKind } from '../../reading/reading.ts'
import type { FindingKind } from '../finding.ts'
import type { SeenThing } from '../guide-context.ts'
import { isSameThing } from '../named-things.ts'
import type { Found, Rule, RuleInput } from '../rule.ts'

/** A region of so many times the thing's box is far larger than it. */
const farLarger = 4
/** A region that covers less of the thing's box is far smaller than it. */
const farSmaller = 0.4

/** Kinds of change that need room beside the thing, or are not about what is there. */
const roaming: ReadonlySet<ChangeKind> = new Set(['add', 'move', 'background', 'frame', 'light'])

/** The region is far larger than the thing that should change. */
export const regionTooLarge: Rule = {
  kind: 'region_too_large',
  needs: 'vision',
  reason: 'What lies in the region may change along with the thing that you mean.',
  find: (input) =>
    sizeFound(
      input,
      'region_too_large',
      ({ box }, bounds) => areaOf(bounds) > farLarger * areaOf(box),
    ),
}

/** The region covers only a piece of the thing that should change. */
export const regionTooSmall: Rule = {
  kind: 'region_too_small',
  needs: 'vision',
  reason: 'Outside the region the thing stays as it is, so it usually ends up half changed.',
  find: (input) =>
    sizeFound(
      input,
      'region_too_small',
      ({ box }, bounds) => overlapOf(box, bounds) < farSmaller * areaOf(box),
    ),
}

function sizeFound(
  { reading, context, speech }: RuleInput,
  kind: FindingKind,
  isOff: (thing: SeenThing, bounds: Rect) => boolean,
): readonly Found[] {
  const { region, seen = [] } = context
  if (!region) return []
  const named = (change: Change): SeenThing | undefined => {
    const { target, isPronoun } = change
    if (target === null || isPronoun || roaming.has(change.kind)) return undefined
    const things = seen.filter(({ name }) => isSameThing(name, target.text, speech))
    // Of several cups the one in the region is meant.
    return things.sort(
      (a, b) => overlapOf(b.box, region.bounds) - overlapOf(a.box, region.bounds),
    )[0]
  }
  for (const change of reading.changes) {
    const thing = named(change)
    if (thing === undefined || !isOff(thing, region.bounds)) continue
    const how = kind === 'region_too_large' ? 'far larger than' : 'far smaller than, or beside,'
    return [
      {
        level: 'suggest',
        span: change.span,
        message: `The region is ${how} “${thing.name}”.`,
        suggestions: [{ kind: 'mark', label: `Mark “${thing.name}” anew` }],
      },
    ]
  }
  return []
}

function areaOf({ width, height }: Rect): number {
  return width * height
}

function overlapOf(one: Rect, other: Rect): number {
  const both = intersectRects(one, other)
  return both === null ? 0 : areaOf(both)
}
