import type { JudgingWords } from '../advice-words.ts'
import { phraseList, wordList } from '../word-list.ts'

/** How English says that something should be better, without saying how. */
export const englishJudging: JudgingWords = {
  evaluative: wordList(`
    good better best nice nicer nicest great greater amazing awesome fantastic wonderful perfect beautiful prettier
    pretty gorgeous stunning attractive appealing pleasing lovely ugly bad worse boring dull bland lame
    professional professionally pro polished premium luxurious luxury upscale classy sophisticated elegant stylish
    sleek fancy chic trendy modern contemporary interesting engaging exciting eye-catching catchy striking impressive
    impactful impact powerful compelling captivating convincing effective memorable unique special creative quality
    high-quality high-end top-notch realistic realism believable credible authentic correct properly proper wow
    instagrammable instagram-worthy scroll-stopping magazine-worthy instagram-ready marketable sellable inviting tasty
    delicious appetizing flattering aesthetic aesthetically aesthetics expensive cheap amateurish unprofessional weird
    strange pop interest visually likeable enticing exceptional excellent superb outstanding remarkable improved
    enhanced presentable commercial tasteful harmonious iconic nicely beautifully attractively effectively attention
    awesome viral meh epic dope sexy sexier hot unnatural fake amateur lackluster underwhelming uninspiring tacky
    unappealing badass fire magical magic improvement upgrade good-looking photogenic cute cuter fab legit wicked
    noticeable prominent classier fancier catchier unrealistic ai ai-generated soul yummy
  `),
  borderline: wordList(
    'dramatic natural dynamic emotional energetic lively alive artistic edgy bold fun intense clean cleaner cinematic cozy cozier',
  ),
  mending: wordList(
    'fix correct enhance repair mend polish polish_up redo rework retouch touch_up',
  ),
  faults: wordList(`
    white_balance color_balance color_cast cast horizon perspective noise distortion vignetting chromatic_aberration
    blur glare lens_flare flare focus red-eye moire banding typo crack tilt
  `),
  verdicts: phraseList(`
    not look right, not look good, not look great, not look real, not feel right, not feel good, not right, not good,
    not good enough, not great, not work, not working, not quite right, not quite there, not convincing, not nice,
    look wrong, looks wrong, look off, looks off, is off, are off, feel off, feels off, is wrong, are wrong, look bad,
    looks bad, looks fake, look fake, looks cheap, looks odd, look odd, stand out more, stand out, pop, pop more,
    look good, look great, look its best, look right, look real, look pro, wow factor, next level, high quality,
    higher quality, better quality, high end, top notch, eye catching, more life, some life, more interest,
    some interest, more character, more personality, more impact, something special, magic touch, like a pro,
    work better, make it work, good enough, glow up, is missing, something missing, needs something, need something, surprise me, your magic, your thing,
    your best, not like, like it, some love, to life, turn heads, blow me away, catch the eye, grab attention, draw attention,
    real photo, more vibes, some vibes, better vibes, good vibes
  `),
  vague: wordList(
    "different else other another new look style touch factor sense way kind level vibe feel it's that's there's i'm they're looking",
  ),
  about: [
    ['hand', wordList('hand hands finger fingers')],
    ['skin', wordList('skin complexion')],
    ['pose', wordList('pose posture')],
    [
      'food',
      wordList(
        'food dish meal cake burger pizza salad steak soup dessert tasty tastier delicious appetizing yummy',
      ),
    ],
    ['room', wordList('room kitchen bedroom bathroom interior')],
    [
      'real',
      wordList(
        'real realistic realism unrealistic natural unnatural fake believable authentic ai ai-generated artificial',
      ),
    ],
  ],
  alternatives: {
    skin: ['Even out the skin tone slightly', 'Soften the shadows on the skin slightly'],
    hand: ['Show five separate fingers on each hand', 'Relax the fingers, slightly bent'],
    pose: ['Turn the shoulders slightly to the left', 'Tilt the head slightly to the right'],
    food: [
      'Make the light on the {target} warmer',
      'Add a little steam above the {target}',
      'Make the light warmer, from the side',
    ],
    room: [
      'Make the light in the room warmer',
      'Add a lit floor lamp in the corner',
      'Add a soft rug on the floor',
    ],
    place: [
      'Make the colours of the {target} slightly more saturated',
      'Make the light on the {target} warmer',
      'Blur the {target} slightly',
    ],
    real: ['Soften the shadows slightly', 'Mute the colours slightly', 'Add fine film grain'],
    light: [
      'Make the light softer',
      'Make the light warmer, like late afternoon',
      'Let the light come from the left',
      'Lift the shadows slightly',
    ],
    color: [
      'Make the colours slightly more saturated',
      'Make the colours warmer',
      'Mute the colours slightly',
    ],
    background: [
      'Blur the background slightly',
      'Change the background to a plain light-grey backdrop',
      'Make the background darker',
    ],
    composition: [
      'Crop closer to the subject',
      'Leave more empty space above the subject',
      'Straighten the horizon',
    ],
    person: [
      'Soften the shadows on the face slightly',
      'Make the light on the face warmer',
      'Even out the skin tone slightly',
    ],
    text: [
      'Make the lettering white',
      'Make the area behind the lettering darker',
      'Make the lettering a third bigger',
    ],
    product: [
      'Make the light on the {target} softer',
      'Blur the background behind the {target} slightly',
      'Make the colours of the {target} slightly more saturated',
    ],
    whole: [
      'Make the light softer and warmer',
      'Increase the contrast slightly',
      'Blur the background slightly',
      'Make the colours slightly more saturated',
    ],
  },
}
