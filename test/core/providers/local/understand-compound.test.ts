import { expect, test } from 'vitest'
import { describeOperation } from '../../../../core/providers/local/describe-operation.ts'
import { understand } from '../../../../core/providers/local/grammar/understand.ts'

/** What people say about several changes at once, and clauses that ask for none, and what is done. `R ` before a phrase: with a marked region. */
const phrases: readonly (readonly [phrase: string, done: string])[] = [
  ['tone down the highlights and lift the shadows', 'highlights −40 % | shadows +40 %'],
  ['lower the highlights by 30% and raise the shadows by 20%', 'highlights −30 % | shadows +20 %'],
  ['greyscale with more contrast', 'black and white | contrast +25 %'],
  ['crop to square and brighten', 'crop to 1:1 | brightness +20 %'],
  [
    'in the upper third: darker and cooler',
    'brightness −20 %, upper third | warmth −60 %, upper third',
  ],
  [
    'brighten and sharpen the left half',
    'brightness +20 %, left half | sharpness +50 %, left half',
  ],
  [
    'make the left half brighter and warmer',
    'brightness +20 %, left half | warmth +60 %, left half',
  ],
  ['darken the top and the bottom', 'brightness −20 %, upper half | brightness −20 %, lower half'],
  [
    'darken the top and brighten the bottom',
    'brightness −20 %, upper half | brightness +20 %, lower half',
  ],
  ['brighter and warmer', 'brightness +20 % | warmth +60 %'],
  ['slightly brighter and warmer', 'brightness +8 % | warmth +24 %'],
  ['10% brighter and 20% more saturated', 'brightness +10 % | saturation +20 %'],
  ['brighter, warmer and more contrast', 'brightness +20 % | warmth +60 % | contrast +25 %'],
  ['brighter and warmer by 10%', 'brightness +10 % | warmth +10 %'],
  ['increase contrast and saturation', 'contrast +25 % | saturation +30 %'],
  [
    'increase contrast, saturation and sharpness by 10%',
    'contrast +10 % | saturation +10 % | sharpness +10 %',
  ],
  ['decrease contrast by 10% and saturation by 20%', 'contrast −10 % | saturation −20 %'],
  ['warmer light, keep the label sharp', 'warmth +60 %'],
  ['make the light warmer while preserving the bottle shape and front label', 'warmth +60 %'],
  ['brighten it without changing the colours', 'brightness +20 %'],
  ['keep the label and the cap, and make it darker', 'brightness −20 %'],
  ['keep everything else the same, increase contrast', 'contrast +25 %'],
  ['make it brighter but the label must stay as it is', 'brightness +20 %'],
  ["brighter. Don't touch the text.", 'brightness +20 %'],
  ['Make it warmer. Keep the label.', 'warmth +60 %'],
  [
    'brighten the left while darkening the right',
    'brightness +20 %, left half | brightness −20 %, right half',
  ],
  ['make it brighter with 20% more contrast', 'brightness +20 % | contrast +20 %'],
  ['+10 brightness +5 contrast', 'brightness +10 % | contrast +5 %'],
  ['contrast +10 brightness +5', 'contrast +10 % | brightness +5 %'],
  ['R make the sky darker and more saturated', 'brightness −20 % | saturation +30 %'],
  ['make the picture look warmer and a bit less saturated', 'warmth +60 % | saturation −12 %'],
  [
    'can you warm up the light just a touch, and lift the shadows? keep the label readable',
    'warmth +15 % | shadows +40 %',
  ],
  ['make it 5% darker and crop to 1:1', 'brightness −5 % | crop to 1:1'],
  ['more brightness, less contrast', 'brightness +20 % | contrast −25 %'],
  ['higher contrast, lower saturation', 'contrast +25 % | saturation −30 %'],
  ['raise contrast +10 and lower saturation by 20', 'contrast +10 % | saturation −20 %'],
  ['a little more contrast and slightly less saturation', 'contrast +10 % | saturation −12 %'],
  [
    'make the left third warmer and the right third cooler',
    'warmth +60 %, left third | warmth −60 %, right third',
  ],
  ['warm the left and cool the right', 'warmth +60 %, left half | warmth −60 %, right half'],
  ['golden hour lighting, slightly darker', 'golden hour | brightness −8 %'],
  ['golden hour and a vignette', 'golden hour | vignette +50 %'],
  ['sharper and more contrast, but keep the background soft', 'sharpness +50 % | contrast +25 %'],
  ['make it warmer; sharper; crop to 4:5', 'warmth +60 % | sharpness +50 % | crop to 4:5'],
  ['Brighter, then warmer, then sharper', 'brightness +20 % | warmth +60 % | sharpness +50 %'],
  ['warm up the light and add a vignette', 'warmth +60 % | vignette +50 %'],
  ['with the label unchanged, make it warmer', 'warmth +60 %'],
  ['make the lighting warmer and softer', 'warmth +60 % | contrast −25 %'],
  ['warm black and white', 'black and white | warmth +60 %'],
  ['R make the background lighter and blur it', 'brightness +20 % | blur 25 %'],
  [
    'R blur the background, darken it by 20% and desaturate it',
    'blur 25 % | brightness −20 % | saturation −100 %',
  ],
  ['R keep the product sharp and blur the background', 'blur 25 %'],
  ['R blur the background but keep the cup sharp', 'blur 25 %'],
  ['black & white, high contrast', 'black and white | contrast +25 %'],
  ['crop to 1:1 and make it black and white', 'crop to 1:1 | black and white'],
  ['R slightly darken and desaturate the background', 'brightness −8 % | saturation −12 %'],
  ['not enough contrast, increase the contrast', 'contrast +25 %'],
  ['the contrast is too high, reduce the contrast', 'contrast −25 %'],
  ['the photo is blurry, sharpen it', 'sharpness +50 %'],
  ['brighten the dark areas and darken the bright areas', 'shadows +40 % | highlights −40 %'],
]

test.each(phrases)('understands “%s”', (phrase, done) => {
  const hasRegion = phrase.startsWith('R ')
  const { operations } = understand(phrase.replace(/^R /, ''), { hasRegion })
  expect(operations.map(describeOperation).join(' | ')).toBe(done)
})

/** What each instruction leaves for the user to check. */
const notes: readonly (readonly [phrase: string, notes: readonly string[]])[] = [
  ['make it warmer, everything else unchanged', []],
  ['make it warmer and leave the rest as it is', []],
  [
    'keep the label and make it warmer',
    ['“keep the label” was not checked: protect that area to be sure.'],
  ],
  [
    'make it warmer, the label stays the same',
    ['“the label stays the same” was not checked: protect that area to be sure.'],
  ],
  [
    'don’t touch the shadows; make it warmer',
    ['“don’t touch the shadows” was not checked: protect that area to be sure.'],
  ],
  [
    'black and white but keep the reds',
    ['“keep the reds” was not checked: protect that area to be sure.'],
  ],
  ['R blur around the cup', ['“area around cup” was taken to be the marked region.']],
  ['R brighten everything else', ['“everything else” was taken to be the marked region.']],
]

test.each(notes)('promise 7: “%s” leaves nothing out in silence', (phrase, expected) => {
  const hasRegion = phrase.startsWith('R ')
  expect(understand(phrase.replace(/^R /, ''), { hasRegion }).notes).toEqual(expected)
})
