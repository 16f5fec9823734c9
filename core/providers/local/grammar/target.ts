import type { Place, Side } from '../operation.ts'
import { halfAlong, placeAlong } from '../words/place-words.ts'
import type { Item } from './meaning.ts'
import { needsDetail, needsGenerative } from './refuse.ts'

/** What a clause is about. */
export interface Target {
  readonly place: Place | null
  /** The side that the place or the words name ("from the left"). */
  readonly sides: readonly Side[]
  /** Things that only a region can point to, as they were named. */
  readonly things: readonly string[]
  readonly ground: boolean
  readonly region: boolean
  readonly picture: boolean
  /** More than one place: the clause is done once for each of the others, too. */
  readonly morePlaces: readonly Place[]
}

/** Tells whether a clause names anything that it is about, be it only "it". */
export function hasTarget(target: Target): boolean {
  return target.place !== null || target.things.length > 0 || target.region || target.picture
}

/** Takes what a clause is about out of its items. */
export function readTarget(items: readonly Item[]): {
  readonly target: Target
  readonly rest: readonly Item[]
} {
  const places: Place[] = []
  const sides: Side[] = []
  const things: string[] = []
  const rest: Item[] = []
  let ground = false
  let region = false
  let picture = false
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item // i is in range
    const { meaning } = item
    switch (meaning.is) {
      case 'place':
        places.push(meaning.place)
        if (meaning.side) sides.push(meaning.side)
        break
      case 'side': {
        const next = items[i + 1]?.meaning
        if (next?.is === 'number' && next.unit === 'px') {
          throw needsDetail(
            'a place in the picture takes a share (“top 20 %”), an amount takes “by”',
          )
        }
        const share = next?.is === 'number' && next.unit === '%' && !next.signed ? next.value : null
        sides.push(meaning.side)
        if (share !== null && share > 0 && share < 100) {
          places.push(placeAlong(meaning.side, share / 100, `${meaning.side} ${share} %`))
          i++
        } else {
          places.push(halfAlong(meaning.side))
        }
        break
      }
      case 'thing':
        things.push(besides(items, i) + (meaning.ground ? 'background' : item.text))
        if (meaning.ground) ground = true
        break
      case 'region':
        refuseBesides(items, i)
        region = true
        break
      case 'picture':
        refuseBesides(items, i)
        picture = true
        rest.push(item)
        break
      default:
        rest.push(item)
    }
  }
  const [place = null, ...morePlaces] = places
  return { target: { place, sides, things, ground, region, picture, morePlaces }, rest }
}

/** Words for what is not the thing itself. */
const besideWords = ['around', 'behind', 'near', 'under']

/** Gives "area around " for the cup of "blur around the cup": what is meant is not the cup. */
function besides(items: readonly Item[], at: number): string {
  const before = items
    .slice(0, at)
    .filter(({ meaning }) => meaning.is !== 'article')
    .at(-1)
  return before && besideWords.includes(before.text) ? `area ${before.text} ` : ''
}

/** "Darken everything around it": the marked region can't be both. */
function refuseBesides(items: readonly Item[], at: number): void {
  const known = items.some(({ meaning: { is } }) => is === 'act' || is === 'place')
  if (known || besides(items, at) === '') return
  throw needsGenerative(
    'it changes what is marked, not what lies around it',
    'Mark the surroundings as the region and ask again, or choose a generative provider',
  )
}
