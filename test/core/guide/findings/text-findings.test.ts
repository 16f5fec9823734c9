import { describe, expect, test } from 'vitest'
import { kindsFound } from '../../../support/found.ts'

describe.each(
  Object.entries({
    unusable: [
      '',
      '   ',
      '???',
      '😀😀',
      'asdf',
      'thoughts?',
      'thanks',
      'what do you think of this picture?',
    ],
    nothing_to_change: ['keep the logo as it is', 'don’t change the face'],
    several_changes: [
      'make it warmer and add a book next to the lamp',
      'remove the cable and blur the background',
      'brighten the face, then sharpen the eyes',
      'Make the shirt blue and the trousers black',
    ],
    contradiction: [
      'make it brighter and darker',
      'brighter but darker',
      'increase the contrast and reduce the contrast',
      'make the light soft but harsh',
      'increase saturation and make it black and white',
      'sharpen the photo and blur the photo',
      'add a plant on the left and remove the plant',
      'make it brighter but keep it dark',
      'remove the background but keep the background',
      'make the cup red but keep its colour',
    ],
    evaluative: [
      'make it better',
      'The lighting doesn’t look right',
      'more professional',
      'make it pop',
      'fix the colours',
      'something is missing',
      'make the food look more appetising',
      'it looks cheap',
      'use a nicer font',
      'make it more profesional',
    ],
    no_target: ['remove', 'make red', 'move to the left', 'remove it', 'replace it with a tree'],
    no_result: [
      'change the background',
      'replace the cup',
      'change the colour of the shirt',
      'adjust the colours',
      'change the background to something else',
    ],
    no_amount: ['zoom', 'zoom in', 'enlarge the moon', 'crop the image', 'rotate the picture'],
    no_place: ['move the cup', 'add a plant', 'put a cat in the picture'],
    text_unquoted: [
      'add the text summer sale at the top',
      'add a sign saying open 24 hours on the door',
      'write happy birthday on the cake',
      'put SALE on the banner',
      'change the headline to Summer Sale Now',
      'add a headline',
    ],
    product_altered: [
      'change the colour of the product to blue',
      'Make the diamond larger than it is',
      'change the label on the bottle to green',
    ],
    too_large: [
      'turn it into a beach at sunset with palm trees',
      'make a completely different picture',
      'replace the whole image with a castle',
    ],
  }),
)('%s', (kind, texts) => {
  test.each(texts)('is the first finding on “%s”', (text) => {
    expect(kindsFound(text).split(' ')[0]).toBe(kind)
  })
})

test.each([
  ['fix the crack in the cup'],
  ['fix the white balance'],
  ['a beautiful warm light from the left'],
  ['make the light moody'],
  ['remove the ugly cable on the floor'],
  ['raise exposure and contrast'],
  ['lower the highlights and lift the shadows'],
  ['remove the cup and the plate'],
  ['make the highlights brighter and the shadows darker'],
  ['increase the difference between bright and dark areas'],
  ['soft light with hard shadows'],
  ['add fog'],
  ['add some steam'],
  ['add a label on the jar'],
  ['give the man a hat'],
  ['turn the lamp off'],
  ['add the text “summer sale” at the top'],
  ['leave space for a headline at the top'],
  ['add a woman reading a book on the bench'],
  ['change the text colour to white'],
  ['translate the sign to Spanish'],
  ['convert to HDR'],
  ['turn the day into night'],
  ['change the background to a beach at sunset'],
  ['how about a plant next to the sofa?'],
  ['Could the sky be pink?'],
  ['sepia'],
  ['make it brighter'],
  ['Swap day for night'],
  ['change the sofa from matte to glossy'],
  ['turn the summer scene into winter'],
  ['Give it a cinematic teal and orange grade'],
])('nothing is found on “%s”', (text) => {
  expect(kindsFound(text)).toBe('')
})

test('what a judgement explains is not said beside it', () => {
  expect(kindsFound('make it better and nicer', { region: null })).not.toMatch(
    /several|region|target/,
  )
  expect(kindsFound('change the background to something nicer')).toBe('evaluative')
})
