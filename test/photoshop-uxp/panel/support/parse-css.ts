/** One rule of a style sheet: what it selects, under which media query, and what it says. */
export interface CssRule {
  /** Without `@media`; empty outside of one. */
  readonly media: string
  readonly selectors: readonly string[]
  readonly declarations: readonly { readonly property: string; readonly value: string }[]
}

/**
 * Reads a style sheet of plain rules and media queries.
 *
 * @throws Error for any other at-rule, and for rules inside of rules: UXP has neither.
 */
export function parseCss(text: string): CssRule[] {
  const rules: CssRule[] = []
  let rest = text.replace(/\/\*.*?\*\//gs, '').trim()
  let media = ''
  while (rest !== '') {
    if (rest.startsWith('}')) {
      if (media === '') throw new Error('Expected a rule but received a closing brace')
      media = ''
      rest = rest.slice(1).trim()
      continue
    }
    const open = rest.indexOf('{')
    const head = rest.slice(0, open).trim()
    if (open === -1) throw new Error(`Expected a rule but received ${rest.slice(0, 60)}`)
    rest = rest.slice(open + 1).trim()
    if (head.startsWith('@media ')) {
      media = head.slice('@media '.length)
      continue
    }
    if (head.startsWith('@')) throw new Error(`Expected no other at-rules but received ${head}`)
    const close = rest.indexOf('}')
    const body = rest.slice(0, close)
    if (body.includes('{')) throw new Error(`Expected no nested rules but received one in ${head}`)
    rules.push({ media, selectors: split(head, ','), declarations: declarationsOf(body) })
    rest = rest.slice(close + 1).trim()
  }
  return rules
}

function declarationsOf(body: string): CssRule['declarations'] {
  return split(body, ';').map((line) => {
    const at = line.indexOf(':')
    return { property: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }
  })
}

function split(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '')
}
