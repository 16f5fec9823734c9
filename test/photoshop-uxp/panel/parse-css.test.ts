import { expect, test } from 'vitest'
import { parseCss } from './support/parse-css.ts'

test('rules are read with their media query, their selectors and what they say', () => {
  const css =
    '/* a { b: c } */ .a, .b > c { color: red; margin: 0 }\n@media (width: 1px) { .d { top: 0 } }'
  expect(parseCss(css)).toEqual([
    {
      media: '',
      selectors: ['.a', '.b > c'],
      declarations: [
        { property: 'color', value: 'red' },
        { property: 'margin', value: '0' },
      ],
    },
    { media: '(width: 1px)', selectors: ['.d'], declarations: [{ property: 'top', value: '0' }] },
  ])
})

test('other at-rules and nested rules are refused', () => {
  expect(() => parseCss('@font-face { src: x }')).toThrow(/Expected no other at-rules/)
  expect(() => parseCss('.a { .b { color: red } }')).toThrow(/Expected no nested rules/)
})
