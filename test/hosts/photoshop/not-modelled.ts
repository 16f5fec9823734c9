/** What the stand-in throws for everything of Photoshop that it does not have: no test may rest on a guess. */
export class NotModelled extends Error {
  override readonly name = 'NotModelled'

  constructor(what: string) {
    super(`NotModelled: ${what}`)
  }
}

/** Throws unless every key of an options object is one that is modelled. */
export function expectKnown(what: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw new NotModelled(`${what} with "${key}"`)
  }
}
