import type { VocabularyLine } from '../grammar/meaning.ts'

/** Words for what is done with a colour, a shape or the frame, and words that only a generative provider can follow. */
export const actWords: readonly VocabularyLine[] = [
  ['fill|fill in|fill up|flood', { is: 'act', act: 'fill' }],
  ['replace|swap|exchange|substitute|swap out', { is: 'act', act: 'replace' }],
  ['change|turn|set|switch|convert', { is: 'act', act: 'change' }],
  [
    'recolour|recolor|re colour|re color|colourise|colourize|colorize|colorise|dye|repaint|paint',
    { is: 'act', act: 'recolor' },
  ],
  [
    'tint|tinted|colour tint|color tint|colour cast|color cast|cast|wash|colour wash|color wash|tone|toned|hue',
    { is: 'act', act: 'tint' },
  ],
  ['overlay|colour overlay|color overlay|scrim', { is: 'act', act: 'overlay' }],
  [
    'gradient|gradient overlay|colour gradient|color gradient|graduated filter|ramp',
    { is: 'act', act: 'gradient' },
  ],
  ['fade|fade out', { is: 'act', act: 'fade' }],
  [
    'vignette|vignetting|vignette effect|darken the corners|darker corners|dark corners',
    { is: 'act', act: 'vignette' },
  ],
  ['crop|crop in|cropped|trim|reframe', { is: 'act', act: 'crop' }],
  [
    'erase|delete|insert|put|place|move|rotate|flip|mirror|resize|scale|extend|expand|outpaint|generate|draw|write|' +
      'say|says|saying|read|reads|wearing|holding|transform|restore|retouch|straighten|clean|clean up|' +
      'relight|re light|imagine|create|build|wear|smile|smiling|age|younger|older|thinner|bigger|larger|smaller|' +
      'taller|wider|zoom|zoom in|zoom out|upscale|enlarge|cut out|isolate|duplicate|copy|hide|cover|render|' +
      'unblur|deblur|denoise|dehaze|style|stylise|stylize|colour match|show|showing|close|not|stand out|stands out|' +
      // What no region can be: colours and tones picked by their value, flaws that are everywhere, exceptions.
      'reds|oranges|yellows|greens|cyans|blues|purples|magentas|midtones|mid tones|skin tones|skin tone|' +
      'noise|grain|haze|except|except for|apart from|aside from|excluding|other than',
    { is: 'generative' },
  ],
]
