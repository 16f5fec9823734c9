import type { VocabularyLine } from '../grammar/meaning.ts'

/** Words for light, tone, colour and detail. To teach a new one, add it to a line or add a line. */
export const toneWords: readonly VocabularyLine[] = [
  // Changes with a direction in themselves.
  ['brighter|lighter', { is: 'shift', kind: 'brightness', sign: 1 }],
  [
    'brighten|brighten up|lighten|lighten up',
    { is: 'shift', kind: 'brightness', sign: 1, verb: true },
  ],
  ['darker|dimmer', { is: 'shift', kind: 'brightness', sign: -1 }],
  ['darken|dim', { is: 'shift', kind: 'brightness', sign: -1, verb: true }],
  ['warmer', { is: 'shift', kind: 'warmth', sign: 1 }],
  ['warm up', { is: 'shift', kind: 'warmth', sign: 1, verb: true }],
  ['cooler|colder|bluer|chillier', { is: 'shift', kind: 'warmth', sign: -1 }],
  ['cool down|cool off', { is: 'shift', kind: 'warmth', sign: -1, verb: true }],
  ['sharper|crisper', { is: 'shift', kind: 'sharpness', sign: 1 }],
  ['sharpen|sharpen up', { is: 'shift', kind: 'sharpness', sign: 1, verb: true }],
  ['softer', { is: 'shift', kind: 'softness', sign: 1 }],
  ['soften', { is: 'shift', kind: 'softness', sign: 1, verb: true }],
  ['deeper|richer', { is: 'shift', kind: 'depth', sign: 1 }],
  ['deepen|enrich', { is: 'shift', kind: 'depth', sign: 1, verb: true }],
  ['saturate', { is: 'shift', kind: 'saturation', sign: 1, verb: true }],
  // As in Photoshop: all of it, unless an amount is given.
  ['desaturate|de saturate', { is: 'shift', kind: 'saturation', sign: -1, verb: true, full: true }],
  ['desaturated', { is: 'shift', kind: 'saturation', sign: -1 }],
  ['punchier|contrastier', { is: 'shift', kind: 'contrast', sign: 1 }],
  ['flatter', { is: 'shift', kind: 'contrast', sign: -1 }],
  ['overexpose', { is: 'shift', kind: 'exposure', sign: 1, verb: true }],
  ['underexpose', { is: 'shift', kind: 'exposure', sign: -1, verb: true }],
  [
    'blur|blur out|defocus|unsharpen|gaussian blur',
    { is: 'shift', kind: 'blur', sign: 1, verb: true },
  ],
  ['blurrier', { is: 'shift', kind: 'blur', sign: 1 }],

  [
    'recover shadows|recover the shadows|recover shadow detail|recover shadow details|recover detail in the shadows|' +
      'bring back the shadows|bring back shadows|bring the shadows back|bring shadows back',
    { is: 'shift', kind: 'shadows', sign: 1, verb: true },
  ],

  [
    'bring back the highlights|bring back highlights|bring the highlights back|bring highlights back|pull the highlights back|pull highlights back',
    { is: 'shift', kind: 'highlights', sign: -1, verb: true },
  ],

  // States.
  ['bright', { is: 'quality', kind: 'brightness', sign: 1 }],
  ['dark', { is: 'quality', kind: 'brightness', sign: -1 }],
  ['warm|warm toned|warm tone|warm tones', { is: 'quality', kind: 'warmth', sign: 1 }],
  ['cool|cold|cool toned|cool tone|cool tones|bluish', { is: 'quality', kind: 'warmth', sign: -1 }],
  ['saturated|colourful|colorful', { is: 'quality', kind: 'saturation', sign: 1 }],
  ['vivid|vibrant', { is: 'quality', kind: 'vibrance', sign: 1 }],
  ['contrasty|punchy|contrasted', { is: 'quality', kind: 'contrast', sign: 1 }],
  ['flat', { is: 'quality', kind: 'contrast', sign: -1 }],
  ['sharp|crisp', { is: 'quality', kind: 'sharpness', sign: 1 }],
  ['soft', { is: 'quality', kind: 'softness', sign: 1 }],
  ['blurry|blurred|blurred out|out of focus', { is: 'quality', kind: 'blur', sign: 1 }],
  ['deep|rich', { is: 'quality', kind: 'depth', sign: 1 }],
  ['overexposed', { is: 'quality', kind: 'exposure', sign: 1 }],
  ['underexposed', { is: 'quality', kind: 'exposure', sign: -1 }],

  // Nouns.
  ['brightness|luminosity|lightness|luminance', { is: 'axis', kind: 'brightness' }],
  ['exposure|exposure value', { is: 'axis', kind: 'exposure' }],
  ['contrast', { is: 'axis', kind: 'contrast' }],
  [
    'saturation|colour saturation|color saturation|colour intensity|color intensity|chroma',
    { is: 'axis', kind: 'saturation' },
  ],
  ['vibrance|vibrancy', { is: 'axis', kind: 'vibrance' }],
  [
    'warmth|temperature|colour temperature|color temperature|white balance',
    { is: 'axis', kind: 'warmth' },
  ],
  ['sharpness|sharpening|crispness', { is: 'axis', kind: 'sharpness' }],
  ['clarity|local contrast|midtone contrast|mid tone contrast', { is: 'axis', kind: 'clarity' }],
  [
    'highlights|highlight|bright areas|bright parts|bright tones|light areas|light tones|whites|brightest areas|brightest parts',
    { is: 'axis', kind: 'highlights' },
  ],
  [
    'dark areas|dark parts|dark tones|darkest areas|darkest parts|shadow detail|shadow details|shadow areas',
    { is: 'axis', kind: 'shadows' },
  ],
  ['shadows|shadow|blacks', { is: 'axis', kind: 'shadows', dark: true }],
  ['light|lighting|illumination', { is: 'light' }],
  ['colour|colours|color|colors|hues', { is: 'color-noun' }],

  // Directions.
  ['add', { is: 'direction', sign: 1, verb: true, creates: true }],
  [
    'increase|strengthen|intensify|enhance|amplify',
    { is: 'direction', sign: 1, verb: true, quantity: true },
  ],
  [
    'raise|boost|lift|push|push up|bump|bump up|turn up|bring up|dial up|pump up|crank up|pull up|open up|open|recover more',
    { is: 'direction', sign: 1, verb: true },
  ],
  [
    'more|stronger|extra|additional|greater|strong|increased',
    { is: 'direction', sign: 1, quantity: true },
  ],
  ['higher|high|boosted', { is: 'direction', sign: 1 }],
  [
    'decrease|reduce|weaken|cut|cut back|cut down|tone down|tame|diminish|lessen|mute',
    { is: 'direction', sign: -1, verb: true, quantity: true },
  ],
  [
    'lower|turn down|bring down|dial down|dial back|pull down|pull back|recover|crush|drop|pull in|knock back|knock down|scale back|rein in',
    { is: 'direction', sign: -1, verb: true },
  ],
  [
    'less|weaker|fewer|not so|not as|reduced|muted|subdued',
    { is: 'direction', sign: -1, quantity: true },
  ],
  ['low', { is: 'direction', sign: -1 }],
  [
    'remove|take out|drain|remove all|strip|get rid of|eliminate',
    { is: 'direction', sign: -1, verb: true, full: true },
  ],
  ['too much|too strong|too high', { is: 'direction', sign: -1, complaint: true }],
  ['too little|not enough|too low', { is: 'direction', sign: 1, complaint: true }],
  ['up', { is: 'particle', sign: 1 }],
  ['down', { is: 'particle', sign: -1 }],
  ['too|overly', { is: 'too' }],

  // Looks.
  [
    'golden hour|golden hour light|golden hour lighting|golden hour look|golden hour glow|golden hour sun|golden hour sunlight|magic hour|late afternoon light|late afternoon sun|evening light|low evening sun|evening sun|golden light|golden sunlight',
    { is: 'look', kind: 'golden-hour' },
  ],
  [
    'black and white|black white|b w|bw|black n white|monochrome|monochromatic|greyscale|grayscale|grey scale|gray scale|shades of grey|shades of gray|noir et blanc|colourless|colorless',
    { is: 'look', kind: 'black-and-white' },
  ],
  ['sepia|sepia tone|sepia toned|sepia tones', { is: 'look', kind: 'sepia' }],
  [
    'auto white balance|automatic white balance|fix the white balance|fix white balance|correct the white balance|' +
      'correct white balance|neutral white balance|remove the colour cast|remove colour cast|remove the color cast|' +
      'remove color cast|remove any colour cast|remove any color cast|correct the colour cast|correct the color cast|' +
      'fix the colour cast|fix the color cast|neutralise|neutralize',
    { is: 'look', kind: 'neutral-light' },
  ],
  ['invert|inverted|negative|invert colours|invert colors', { is: 'look', kind: 'invert' }],
]
