import { expect, test } from 'vitest'
import { findingsOnText } from '../../../support/findings-on-text.ts'
import { cleanPhrases } from '../../../support/phrases.ts'

test('at most five of a hundred clean instructions get any advice', () => {
  const phrases = cleanPhrases()
  const alarms = phrases
    .map(({ text }) => `${[...findingsOnText(text)].join(' ')}: ${text}`)
    .filter((line) => !line.startsWith(': '))
  expect(alarms.slice(Math.floor(phrases.length * 0.05)), alarms.join('\n')).toEqual([])
})
