import { expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { understand } from '../../../../core/providers/local/grammar/understand.ts'

/** What classical image processing can't truly perform, or what nobody can know. `R `: with a marked region. */
const phrases: readonly string[] = [
  'add a cat',
  'it is underexposed',
  'R make the dog happy and brighter',
  'R make the grass greener with more contrast',
  'R make the dog happier and brighter',
  'the photo is dark',
  'R blur the background and brighten the rest',
  'R make the sky darker and the grass greener',
  'R make the sky darker and the grass brighter',
  'replace the warm light with cool light',
  'washed out',
  'auto enhance',
  'motion blur',
  'cut the person out',
  'remove the cup',
  'make it better',
  'change the text to SALE',
  'replace the cup with a vase',
  'remove the background',
  'make the sky blue',
  'make the sky bluer',
  'brighten the sky',
  'blur the background',
  'change the background to warm cream',
  'fill with #F5E6D3',
  'make it look professional',
  'make it pop',
  'add a person in the background',
  'put it on a beach',
  'make her smile',
  'add snow',
  'turn it into a watercolour',
  'in the style of van gogh',
  'make it look like a painting',
  'extend the picture to the left',
  'remove the blur',
  'unblur',
  'make it less blurry',
  'rotate 90 degrees',
  'flip horizontally',
  'change the season to winter',
  'make it night',
  'add a shadow under the cup',
  'add shadows',
  'add a rose',
  'add a lamp',
  'upscale it',
  'write SALE in red',
  'make the dog older',
  'straighten the horizon',
  'change the colour of the car',
  'adjust the contrast',
  'contrast',
  'replace the background',
  'crop',
  'crop to the face',
  'crop tightly',
  'brighter and darker',
  'brighten it and add a cat',
  'golden retriever',
  'add a warm glow',
  'make the window brighter and remove the cup',
  'asdf',
  '🔥',
  'remove noise',
  'adjust the white balance',
  'neutralise the reds',
  'neutralise the red cast',
  'black and white with a blue tint',
  'remove the colour cast and the vignette',
  'reduce the contrast and the vignette',
  'reduce contrast and vignetting',
  'R remove the colour cast and the noise',
  'R darken the grain',
  'brighten half',
  'desaturate half',
  'half darker',
  'keep the label',
  "don't change anything",
  'make it 3d',
  'fade out',
  'add fog',
  'make the coffee black',
  'swap the cup for a glass',
  'brighter, brighter cat',
  'make it blue',
  'the sky',
  'in the upper third',
  'open the door',
  'add a second cup',
  'R add a cat',
  'R remove the cup',
  'R make it better',
  'R replace the cup with a vase',
  'R change the text to SALE',
  'R add a black cat',
  'R make it a cat',
  'R brighten a cat',
  'R remove the background',
  'R put a hat on the man',
  'R smile',
  'R add light rays',
  'R less red',
  'R make it transparent',
  'R make the cup bigger',
  '0% brighter',
  'brightness 0',
  'make it brighter than the sun',
  'more cowbell',
  'make it vintage',
  'make it cinematic',
  'make it moody',
  'add bokeh',
  'add lens flare',
  'change the lighting to studio lighting',
  'make the lighting dramatic',
  'add sunlight',
  'saturate the cat',
  'higher resolution',
  'make the text bigger',
  'a photo of a cat',
  'colour',
  'light',
  'add light rays',
  'make the highlights warmer',
  'warm highlights',
  'R blur everything except the cup',
  'make it brighter, not darker',
  'expose one stop more',
  'no colour',
  'make it warmer without the cup',
  'remove the vignette',
  'brighten the left cup',
  'teal and orange',
  'make it golden',
  'remove the yellow cast',
  'R add a shadow under the cup',
  'crop to a square for instagram',
  'red vignette',
  'add highlights',
  'make the dog’s ears longer',
  'make it 200 % brighter than before the war',
  'R change the wall to brick',
  'tint the shadows blue',
  'more shadow',
  'R make the cup stand out by darkening the background',
  'less shadows',
  'reduce the shadows by 30%',
  'shadows stronger',
  'reduce highlights and shadows',
  'brighten everything else',
  'as dark as possible',
  'add a soft light from the left',
  'add golden hour light from the left',
  'warm light from the window',
  'R darken everything around it',
  'R blur around the region',
  'blur around the cup',
  'brighten by -20%',
  'warmer −20',
  'overexposed',
  'slightly underexposed',
  'it’s blurry',
  'R the background is blurry',
  'the photo is out of focus',
  'bring the colours back',
  'back to colour',
  'R darken all except the cup',
  'R darken the blues',
  'R desaturate the reds',
  'R brighten the midtones',
  'R brighten the skin tones',
  'make it brighter, but just in the shadows',
  'blur the top 100 pixels',
  'R make the cup square',
  'make it hd',
  'make it 16:9 without cropping',
  'change the 1:1 to 4:5',
  'R make it more white',
]

function refusalOf(phrase: string): RefineError {
  try {
    understand(phrase.replace(/^R /, ''), { hasRegion: phrase.startsWith('R ') })
  } catch (thrown) {
    if (thrown instanceof RefineError) return thrown
    throw thrown
  }
  throw new Error(`Expected a refusal of “${phrase}”`)
}

test.each(phrases)('refuses “%s” and says what it can do', (phrase) => {
  const { code, message, hint, retryable } = refusalOf(phrase)
  expect(code).toBe('needs_generative')
  expect(message).toMatch(/^The built-in provider can’t do this: .+\.$/)
  expect(hint).toMatch(/generative provider.*It can do: light \(brighter, /)
  expect(retryable).toBe(false)
})

test('a refusal quotes the part that it can’t do', () => {
  expect(refusalOf('brighten it and add a cat').message).toBe(
    'The built-in provider can’t do this: “add a cat” is not something it can paint.',
  )
})

test('a thing in the picture has to be marked', () => {
  const { message, hint } = refusalOf('blur the background')
  expect(message).toBe(
    'The built-in provider can’t do this: it can’t find “background” in the picture by itself.',
  )
  expect(hint).toMatch(/^Mark “background” as the region and ask again/)
})

test('a change without a direction is asked back', () => {
  expect(refusalOf('adjust the contrast').message).toMatch(/does not say whether .* more or less/)
})

test('an instruction that only keeps things says so', () => {
  for (const phrase of ['don’t make it brighter', 'never touch the label', 'keep the label']) {
    expect(refusalOf(phrase).message).toBe(
      'The built-in provider can’t do this: it says only what must stay, not what to change.',
    )
  }
})

test('what more of shadows means is asked back', () => {
  expect(refusalOf('more shadows').message).toContain(
    '“more shadows” may mean darker or lighter: say “darken the shadows” or “lift the shadows”',
  )
})

test('an instruction of ten thousand characters is refused quickly', () => {
  expect(refusalOf('make it x'.repeat(1200)).code).toBe('needs_generative')
})
