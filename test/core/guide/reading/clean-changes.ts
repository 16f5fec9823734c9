import fc from 'fast-check'

/** Things of many kinds of pictures, some of which no table knows. */
const things = `cup; saucer; coffee mug; glass of water; laptop; notebook; pen holder; candle; vase; bottle; perfume bottle;
  ring; diamond ring; necklace; sneaker; left shoe; handbag; watch strap; lipstick tube; cereal box; burger; pizza slice;
  bowl of soup; croissant; lemon wedge; basil leaves; steak; cake stand; sofa; armchair; rug; bookshelf; floor lamp; curtains;
  ceiling fan; kitchen island; window frame; front door; oak tree; wooden bridge; sailboat; lighthouse; mountain hut; old tram;
  billboard; bicycle; skateboard; drone; tent; dog; black cat; horse; pigeon; man in the red coat; woman on the right; child;
  barista; cyclist; crowd behind the fence; zorblat; quixle lamp; frumious kettle; tripod; speaker; keyboard; plant pot;
  beach umbrella; surfboard; yoga mat; kettlebell; trophy; guitar; piano; microscope; globe; umbrella; suitcase`
/** Lights and looks. */
const looks = `light; lighting; shadows; highlights; sunlight; exposure; contrast; colours; colors; overall mood; window light;
  reflections; rim light; ambience; saturation; white balance; atmosphere`
const comparatives = `warmer; cooler; brighter; darker; softer; a bit warmer; slightly darker; much softer; more dramatic; less harsh;
  more even; softer and warmer; bright and airy; moody; a little less flat; more natural`
const qualities = `bigger; smaller; navy blue; matte black; red and white; taller; shinier; a bit larger; slightly smaller; golden;
  dark green; transparent; wooden; more colourful; twice as big; 20 % larger; round; rounder and smaller; less shiny`
const places = `near the cup; behind the bottle; on the left; in the upper third; next to the laptop; in front of the window; on the table;
  in the background; under the chair; above the door; between the two plates; at the top; beside the woman; along the wall;
  in the lower right corner; around the product; on top of the shelf; to the right of the sofa`
const added = `a small plant; a few coffee beans; some foliage; two wine glasses; a stack of old books; a bowl of lemons and limes;
  a cat that sleeps; steam; a woman who sits and reads a book; a black and white poster; salt and pepper shakers;
  a cup without a handle; three red, white and blue flags; a folded newspaper; wildflowers; a zorblat; a linen napkin;
  an old map; a sign that says “Open, and warm”; the text "Buy one, and get one"; a dog with long ears; a cake and coffee;
  a pair of hiking boots; snow; a hand holding the cup; a quixle of berries; a rainbow; palm leaves`
const scenes = `a café; a sandy beach with palm trees; a plain white wall; a forest at dawn; a busy street in Tokyo; light grey;
  a marble counter; a sunset over the sea with the sun setting and casting long shadows; a library; an empty studio`
const others = `a glass; a wooden one; an old bicycle; a bunch of tulips; a ceramic bowl; a zorblat; a golden retriever; a stack of plates`
const parts = `skin; left eye; hair; smile; jacket; dress; hands; expression; beard`

const one = (list: string): fc.Arbitrary<string> =>
  fc.constantFrom(...list.split(';').map((entry) => entry.trim().replace(/\s+/g, ' ')))
const verb = (list: string): fc.Arbitrary<string> => fc.constantFrom(...list.split(' '))
const words = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((said) => said.filter((part) => part !== '').join(' '))
const maybe = (part: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), part)
const the = fc.constantFrom('the', 'the', 'the', 'her', 'this', 'our')

/** Instructions that ask for one change each: without politeness, and without "it", which would get a name. */
export const cleanChange: fc.Arbitrary<string> = fc.oneof(
  words('Make the', one(looks), one(comparatives)),
  words('Make the', one(things), one(qualities)),
  words(
    verb('Soften Brighten Darken Warm Dim Lift Deepen Boost Intensify Diffuse'),
    'the',
    one(looks),
  ),
  words(
    verb('Increase Reduce Raise Lower Decrease'),
    'the',
    one(looks),
    maybe(one('slightly; a bit; by 20 %; a lot')),
  ),
  words(
    verb('Brighten Darken Sharpen Blur Desaturate Enlarge Shrink Rotate Flip'),
    the,
    one(things),
  ),
  words(verb('Add Include Insert'), one(added), maybe(one(places))),
  words(
    verb('Place Put Set'),
    'a',
    one('small plant; stack of old books; cake stand; zorblat'),
    one(places),
  ),
  words(verb('Remove Delete Erase Hide Crop'), the, one(things), maybe(one(places))),
  words('Get rid of the', one(things)),
  words(verb('Replace Swap Exchange'), the, one(things), 'with', one(others)),
  words(verb('Change Turn Convert'), 'the background', verb('to into'), one(scenes)),
  words('Turn the', one(things), 'into', one(others)),
  words('Change the colour of the', one(things), 'to', one('red; navy blue; pale green; gold')),
  words(
    verb('Paint Recolor Dye'),
    the,
    one(things),
    one('red; dark blue; sage green; black and white'),
  ),
  words(
    verb('Move Shift Nudge'),
    the,
    one(things),
    one('to the left; a bit to the right; closer to the camera; up'),
  ),
  words(verb('Retouch Smooth Soften Brighten'), 'her', one(parts)),
  words('Clean up the', one(things)),
  words(
    verb('Straighten Tilt Crop Extend Expand'),
    'the',
    verb('horizon image picture photo frame'),
  ),
  words('Write', fc.constantFrom('"Sale, and more"', '“Now; then”', '"Remove it"'), one(places)),
  words(verb('Bevel Bedazzle Corrugate Engrave Upholster'), 'the', one(things)),
  words(
    'Give the',
    one(things),
    one('a shiny surface; more room; a softer shadow; a zorblat handle'),
  ),
)

/** Between two changes. */
export const joints = [
  ', ',
  ' and ',
  ', and ',
  ' then ',
  ', then ',
  ', and then ',
  '; ',
  '. ',
  '.\n',
  ' & ',
] as const

/** As it stands behind another change: with a small letter. */
export function behind(change: string): string {
  return change.charAt(0).toLowerCase() + change.slice(1)
}
