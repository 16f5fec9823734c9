/** A part of the sent picture as shares of its edges, 0..1, from the upper left corner. */
export interface PartOfPicture {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where change is allowed in the sent picture, roughly enough for words. */
export interface Place {
  /** The parts in which it is allowed, largest first; null: all of the picture. */
  readonly only: readonly PartOfPicture[] | null
  /** The parts of those in which it is not. */
  readonly except: readonly PartOfPicture[]
}
