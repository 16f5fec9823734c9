import type { VocabularyLine } from '../grammar/meaning.ts'

/** Words that carry structure, name the picture, or say what must stay. */
export const plainWords: readonly VocabularyLine[] = [
  [
    'it|picture|image|photo|photograph|pic|shot|scene|layer|frame|canvas|everything|whole|overall|whole thing|entire|this one|whole picture|entire picture|entire image|whole image|mood|atmosphere|feel|feeling|look|vibe|appearance|tones|result',
    { is: 'picture' },
  ],
  [
    'region|selection|selected area|selected region|selected part|marked area|marked region|masked area|masked region|mask|painted area|highlighted area|inside the region|this area|that area|this region|area|here',
    { is: 'region' },
  ],
  [
    'background|bg|backdrop|background colour|background color|back ground|wall behind',
    { is: 'thing', ground: true },
  ],
  ['rest|foreground|subject|everything else|all else', { is: 'thing' }],
  [
    'the|this|that|these|those|my|our|your|his|her|its|their|all|all the|every|all of the',
    { is: 'article', definite: true },
  ],
  ['a|an|some|any', { is: 'article', definite: false }],
  ['make|give|render it', { is: 'make' }],
  [
    'please|can|could|would|you|i|we|want|need|like|would like|id|i d|lets|let s|let us|help|me|to be|be|looking|become|get|getting|have|has|should|just|only|simply|now|even|also|as well|too please|so|such|that it|effect|filter|adjustment|level|levels|value|amount|radius|strength|opacity|intensity|and then|thanks|thank you|hey|hi|ok|okay|whole lot|general|generally|evenly|bring|pull|apply|use|do|adjust|correct|tweak|fix|shift|there|ratio|aspect ratio|format|aspect|single|solid|flat colour|flat color|plain|pure|solid colour|solid color|transparent|semi transparent|smooth|smoothly|little by little|of light|natural looking|mode|full|percent|than before|than now|again|horizontal|vertical|linear|as if|as though|s|d|if possible',
    { is: 'filler' },
  ],
  ['by', { is: 'by' }],
  ['is|it s|are|was|were|looks|looked|seems|appears|feels', { is: 'being' }],
  ['to|into|towards|toward', { is: 'to' }],
  ['from|starting at|starting from', { is: 'from' }],
  [
    'of|in|on|at|with|for|over|onto|inside|within|across|across the|near|under|behind|around|as|along|using|through|through out|throughout',
    { is: 'preposition' },
  ],
  ['and|plus|as well as|and also|and finally|and then', { is: 'join', hard: false, and: true }],
  [
    'then|but|while|whereas|afterwards|next|after that|finally|first|yet|though',
    { is: 'join', hard: false },
  ],
  [
    'keep|keeping|preserve|preserving|maintain|maintaining|retain|retaining|leave|leaving|protect|protecting|' +
      'do not|don t|dont|never|nothing else|no other changes|no other change|avoid|avoiding|' +
      'without changing|without touching|without affecting|without altering|without losing|without modifying|' +
      'without clipping|without crushing|without moving|without distorting|without damaging|without harming|' +
      'without blowing out|without ruining|without making|without any change|without any changes|must not|' +
      'should not|shouldn t|make sure|ensure|change nothing else',
    { is: 'keep' },
  ],
  [
    'stay|stays|remain|remains|unchanged|untouched|as is|as it is|as they are|the same|intact|identical',
    { is: 'stay' },
  ],
]
