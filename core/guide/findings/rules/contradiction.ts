import type { Change, Reading } from '../../reading/reading.ts'
import { areOpposite } from '../about-same.ts'
import type { Suggestion } from '../finding.ts'
import { rewrite, rewriteChange, shortened, withoutChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isKnownAs, type Speech, type Word } from '../speech.ts'

/** Asks for both ways at once: "brighter and darker". */
export const contradiction: Rule = {
  kind: 'contradiction',
  needs: 'text',
  reason: 'A picture can’t go both ways at once, so which half wins is left to chance.',
  find: ({ reading, speech }) => {
    const { changes } = reading
    return changes.flatMap((change, i): readonly Found[] => {
      const both = bothWays(change, speech)
      if (both !== null) return [foundIn(reading, change, both)]
      const against = changes.slice(i + 1).find((other) => areOpposite(change, other, speech))
      if (against === undefined) return []
      const ways = [against, change].flatMap((left) => withoutChange(reading, left) ?? [])
      const [first, ...others]: readonly Suggestion[] = ways
      return [
        {
          level: 'stop',
          span: { start: change.span.start, end: against.span.end },
          message: `“${shortened(change.text)}” and “${shortened(against.text)}” contradict each other.`,
          suggestions: [first ?? rewrite(change.alone), ...others],
        },
      ]
    })
  },
}

/** Two comparatives of one change that go opposite ways, with nothing but small words between them. */
function bothWays({ text }: Change, { wordsIn }: Speech): readonly [string, string] | null {
  const said = wordsIn(text)
  for (const [i, word] of said.entries()) {
    const way = waysOf(word)
    for (const other of said.slice(i + 1)) {
      if (
        waysOf(other).some((one) =>
          way.includes(one.endsWith('+') ? `${one.slice(0, -1)}-` : `${one.slice(0, -1)}+`),
        )
      ) {
        return [word.low, other.low]
      }
      if (!isKnownAs(other, 'and', 'but', 'more', 'less', 'closing', 'opening', 'while')) break
    }
  }
  return null
}

/** The ways that a comparative goes: "brightness +". */
function waysOf(word: Word): readonly string[] {
  return isKnownAs(word, 'comparative') ? [...word.known].filter((name) => /[+-]$/.test(name)) : []
}

function foundIn(reading: Reading, change: Change, [one, other]: readonly [string, string]): Found {
  const keep = (left: string, gone: string): Suggestion =>
    rewriteChange(reading, change, withoutWord(change.alone, gone), `Only “${left}”`)
  return {
    level: 'stop',
    span: change.span,
    message: `“${one}” and “${other}” contradict each other.`,
    suggestions: [keep(one, other), keep(other, one)],
  }
}

/** The text without a word, and without the small words that joined it. */
function withoutWord(text: string, gone: string): string {
  const at = text.toLowerCase().indexOf(gone)
  const before = text.slice(0, at).trimEnd()
  const after = text.slice(at + gone.length).trimStart()
  const [, joint = ''] = /^((?:and|but|und|aber|y|pero)\s+)/iu.exec(after) ?? []
  return joint === ''
    ? `${before.replace(/\s+\S+$/u, '')} ${after}`.trim()
    : `${before} ${after.slice(joint.length)}`.trim()
}
