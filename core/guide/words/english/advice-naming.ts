import type { NamingWords } from '../advice-words.ts'
import { colorList, wordList } from '../word-list.ts'

/** How English names things, places, colours and looks. */
export const englishNaming: NamingWords = {
  headFirst: false,
  aspects: wordList(`
    style look pattern appearance design details detail unchanged exactly same intact untouched visible centered sharp
    identity version kind type amount number existing original current
    texture direction angle pose expression
  `),
  products: wordList(`
    bottle jar can tin box package packaging pack carton pouch tube bag handbag backpack purse wallet cup mug glass
    tumbler flask thermos watch ring necklace bracelet earring earrings pendant jewelry gem diamond ruby pearl
    shoe sneaker trainer boot heel sandal shirt t-shirt dress jacket coat hoodie sweater jeans hat cap sunglasses
    glasses perfume fragrance lipstick cream serum lotion soap shampoo candle chair sofa couch lamp headphones earbuds
    earphones phone smartphone laptop tablet speaker keyboard charger bike bicycle motorcycle toy doll notebook pen
    kettle blender toaster label logo lid cap cork strap dial sole pump dispenser stone
  `),
  sold: wordList(`
    bottle jar tube package packaging carton pouch perfume fragrance watch ring necklace bracelet earring earrings
    pendant diamond gem sneaker sneakers shoe shoes handbag lipstick serum headphones earbuds phone smartphone stone
  `),
  theProduct: wordList('product item merchandise'),
  scenes: wordList(`
    beach forest woods jungle desert mountain mountains city street cityscape café cafe restaurant bar kitchen
    bathroom bedroom office studio garden park meadow field lake river ocean island village castle space planet
    moon rooftop balcony terrace library museum gym stadium market shop store hotel spa pool canyon waterfall
    countryside farm vineyard skyline room church temple diner landscape
  `),
  ambient: wordList(`
    vapor texture drama clouds raindrops splash ripples fire flames ice stars rainbow gradient people crowd smile
    freckles border frame wind motion elements snowfall effect effects decorations filter
  `),
  natural: wordList(
    'sky sunset sunrise sun cloud skin hair grass leaf leaves tree plant flower fruit apple lemon sea ocean water fire',
  ),
  colors: colorList(`
    red:d22b2b crimson:b0122e scarlet:d9261c maroon:701c2b burgundy:6d1a2f orange:f28c28 peach:f9c9a8 coral:f7765c
    salmon:f4907e yellow:f6d12f gold:c9a227 golden:c9a227 mustard:cf9f1d lime:a6d608 green:2f8f3a olive:75763a
    mint:a8e6c4 emerald:1f9d61 teal:147c80 turquoise:3fc5bd cyan:24c2d8 blue:2a5bd0 navy:14264f indigo:3b3391
    aqua:56d3e0 purple:71309b violet:7f4bc4 lavender:bba8e6 lilac:c4a2d6 magenta:c72a92 pink:f29bb6 brown:744a2b
    beige:e3d5b8 tan:cfae83 cream:f6eed6 ivory:fbf7e6 khaki:b2a473 white:ffffff black:101010 gray:8c8c8c
    charcoal:393d42 silver:bfc2c5 bronze:99692f copper:b26a3c
  `),
  opposites: [
    [wordList('soft gentle diffuse diffused'), wordList('harsh hard flash')],
    [wordList('warm golden sunny'), wordList('cold cool icy bluish chilly')],
    [wordList('bright airy light high-key'), wordList('dark gloomy moody low-key dim night')],
    [
      wordList('calm quiet serene peaceful gentle minimal simple'),
      wordList('dramatic chaotic wild aggressive hectic busy explosive'),
    ],
    [wordList('natural daylight sunlight'), wordList('neon artificial fluorescent')],
    [
      wordList('muted pastel subdued desaturated earthy'),
      wordList('vivid saturated garish vibrant'),
    ],
  ],
  clashes: [
    [
      wordList(
        'black_and_white black-and-white b&w monochrome monochromatic grayscale desaturate desaturated',
      ),
      wordList('vibrant vivid colorful saturated saturate rainbow'),
    ],
    [
      wordList('minimal minimalist minimalistic empty uncluttered simple'),
      wordList('busy cluttered crowded full packed maximalist'),
    ],
    [wordList('day daytime daylight midday noon'), wordList('night nighttime midnight')],
    [wordList('sharp sharpen crisp'), wordList('blurry blur blurred')],
    [wordList('indoor indoors'), wordList('outdoor outdoors')],
    [wordList('matte matt'), wordList('glossy shiny')],
    [wordList('summer summery'), wordList('winter wintry')],
    [wordList('zoom_in'), wordList('zoom_out')],
    [wordList('close-up closeup'), wordList('wide_shot wide-angle')],
    [wordList('happy smiling cheerful'), wordList('sad crying gloomy')],
    [wordList('transparent invisible'), wordList('opaque')],
  ],
  shapes: wordList(`
    tall short wide narrow round slim thin thick long fat square oval curved bent angular flat reshape stretch
    squeeze bend curvy
  `),
  directions: wordList('direction angle'),
  counts: wordList('another second third extra additional duplicate'),
}
