import { expect, test } from 'vitest'
import { quote } from '../../../../core/providers/http/quote.ts'

test.each([
  ['Bad size.', null, 'Bad size'],
  ['Nobody knows geheim-42 here', 'geheim-42', 'Nobody knows … here'],
  ['Nobody knows a%2Fb%2B42 here', 'a/b+42', 'Nobody knows … here'],
  ['Got Z2VoZWltLTQy as it was', 'geheim-42', 'Got … as it was'],
  ['Got bWU6Z2VoZWlt here', 'me:geheim', 'Got … here'],
  ['The password geheim of me is wrong', 'me:geheim', 'The password … of me is wrong'],
  ['Try sk-proj-abcdefgh instead', null, 'Try … instead'],
  ['Sent Bearer abc123def456', null, 'Sent Bearer …'],
  ['API key AIzaSyA-1234567890 not valid', null, 'API key … not valid'],
  [
    'GET https://x.test/m?key=s3cret&alt=sse failed',
    null,
    'GET https://x.test/m?key=…&alt=sse failed',
  ],
  ['Bad picture data:image/png;base64,iVBORw0KGgo= here', null, 'Bad picture … here'],
  [`Input ${'iVBORw0KGgo'.repeat(30)}== is bad`, null, 'Input … is bad'],
  ['The key is missing a header', null, 'The key is missing a header'],
  ['two\n\n lines ', null, 'two lines'],
  [undefined, null, ''],
])('“%s” is quoted without what is nobody’s business', (said, key, expected) => {
  expect(quote(said, key)).toBe(expected)
})

test('what is long is cut', () => {
  expect(quote('so long '.repeat(100), null)).toHaveLength(300)
})
