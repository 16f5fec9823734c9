import { expect, test } from 'vitest'
import { csv } from '../../core/csv.ts'

test('cells are quoted where they have to be, and rows end as the standard says', () => {
  expect(
    csv([
      ['a', 1, ''],
      ['x,y', 'say "hi"', 'two\nlines'],
    ]),
  ).toBe('a,1,\r\n"x,y","say ""hi""","two\nlines"\r\n')
})

test('text that a spreadsheet would run as a formula is kept from it; numbers are not', () => {
  expect(csv([['=1+1', '+1', '-1', '@x', '\tx', 'a=b', -1]])).toBe(
    "'=1+1,'+1,'-1,'@x,'\tx,a=b,-1\r\n",
  )
})
