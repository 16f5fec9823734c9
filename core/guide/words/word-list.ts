/** The words of a list that is written with spaces between them; `_` stands for a space within one. */
export function wordList(list: string): ReadonlySet<string> {
  return new Set(
    list
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('_', ' ')),
  )
}

/** The entries of a list that is written with commas between them: they may be several words. */
export function phraseList(list: string): readonly string[] {
  return list.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '))
}

/** Colours written as `name:rrggbb`, with spaces between them. */
export function colorList(list: string): ReadonlyMap<string, string> {
  return new Map(
    list
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [name = '', hex = ''] = entry.split(':')
        return [name, `#${hex}`]
      }),
  )
}
