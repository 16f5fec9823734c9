/** Verbs that put a thing in, take it out, or make it another. */
export const contentVerbs: ReadonlySet<string> = words(`
  add insert place put draw paint write print remove delete erase clear clean replace swap exchange substitute
  retouch repair restore fix heal inpaint hide cover move shift rotate flip straighten resize enlarge shrink extend
  expand open close fill empty dress undress wear hold hang attach detach crop cut isolate smooth tidy declutter
  simplify generate create include introduce build grow plant decorate stamp engrave embroider type rewrite correct
  spell translate trim shave comb iron wash polish peel slice break bend duplicate multiply lower raise
`)

/** Verbs that change how a picture looks, and no thing in it. */
export const lookVerbs: ReadonlySet<string> = words(`
  brighten darken lighten dim warm cool saturate desaturate tint tone grade relight illuminate expose underexpose
  overexpose dehaze colorgrade recalibrate balance rebalance fade mute deepen intensify vignette
`)

/** Verbs that say nothing by themselves. */
export const plainVerbs: ReadonlySet<string> = words(`
  make turn change give set convert transform adjust alter modify apply render let get have bring shift boost
  increase decrease reduce lower raise enhance improve soften strengthen use recolor recolour color colour dye
  try want need switch drop lift push pull tweak
`)

/** Verbs of treating the whole surface: they change things and look alike. */
export const finishVerbs: ReadonlySet<string> = words(`
  blur sharpen denoise upscale stylize stylise restyle age weather enhance
`)

/** Light, colour and mood: nouns, adjectives, times of day. */
export const lookWords: ReadonlySet<string> = words(`
  light lighting lights illumination exposure brightness contrast saturation vibrance vibrancy temperature balance tone
  tones toning tonality hue hues color colors colour colours coloring colouring palette grading grade gamma
  midtones blacks whites cast haze hazy mood moody atmosphere atmospheric ambience ambiance vibe feel
  feeling drama dramatic cinematic filmic nostalgic vintage retro romantic cozy cosy gloomy eerie dreamy ethereal
  cheerful serene calm melancholic muted pastel vivid vibrant saturated desaturated faded bleached monochrome
  monochromatic grayscale greyscale sepia noir warm warmer warmth cool cooler coolness cold colder bright brighter
  dark darker darkness lighter dim dimmer soft softer harsh harsher punchy punchier contrasty flat flatter moodier
  tint tinted sun sunny sunlight sunlit sunshine sunrise sunset dawn dusk twilight evening morning afternoon noon
  midday midnight night nighttime day daytime daylight moonlight moonlit candlelight candlelit backlight backlit
  overcast cloudy neon lit look vignette grain airy summery richer
  deeper crisp crisper warmly brightly darkly
`)

/** Names of colours: with a thing they recolour that thing. */
export const colorWords: ReadonlySet<string> = words(`
  red green blue yellow orange purple violet pink magenta cyan teal turquoise brown beige tan black white gray grey
  silver gold bronze copper crimson scarlet maroon burgundy navy indigo lavender lilac olive lime mint coral salmon
  peach cream ivory khaki mustard ochre rust amber emerald sapphire aqua charcoal bluer redder greener yellower
`)

/** Light that has a shape, and weather: things and look alike. */
export const lightShapes: ReadonlySet<string> = words(`
  ray rays beam beams sunbeam sunbeams sunray sunrays glow flare flares
  caustics bokeh fog foggy mist misty rain rainy raining snow snowy snowing storm stormy smoke lightning
  winter wintry autumn autumnal fall spring summer season dappled silhouette halo rim spotlight
  painting watercolor watercolour sketch cartoon anime illustration drawing style stylized
`)

/** What light leaves on things: put in or taken away it is a thing, made otherwise it is light. */
export const lightTraces: ReadonlySet<string> = words(`
  shadow shadows reflection reflections highlight highlights
`)

/** What things are made of, and how their surface is: they name a thing only after "a". */
export const materialWords: ReadonlySet<string> = words(`
  material materials texture textures finish fabric surface wood wooden oak walnut pine mahogany bamboo wicker rattan
  marble stone granite slate concrete terrazzo brick clay terracotta ceramic porcelain glass crystal metal metallic
  steel stainless iron chrome brass aluminium aluminum titanium leather suede velvet silk satin linen cotton wool
  woollen denim canvas felt fur plastic rubber vinyl acrylic paper cardboard enamel lacquer lacquered matte matt glossy
  gloss shiny brushed frosted weathered rusty translucent transparent
`)

/** Words for all of the picture. */
export const wholeWords: ReadonlySet<string> = words(`
  image picture photo photograph shot frame scene everything all whole overall entire composition
`)

/** Words for what is meant without a name: the picture, or the thing in the region. */
export const pronouns: ReadonlySet<string> = words(`
  it this that these those them
`)

/** Words for what stands behind the subject. */
export const backgroundWords: ReadonlySet<string> = words(`
  background backgrounds backdrop backdrops surroundings environment setting location scenery
`)

/** Words of a background exchange beside those of putting and replacing. */
export const exchangeVerbs: ReadonlySet<string> = words(`
  replace swap exchange substitute remove delete erase change switch turn make convert transform set put place cut
  isolate give move use add fill clear
`)

/** Words that begin what must stay: what follows is not asked for. */
export const keepWords: ReadonlySet<string> = words(`
  keep keeping preserve preserving leave leaving maintain maintaining retain retaining without don't dont never
  not unchanged except no
`)

/** Where the object of a verb ends. */
export const prepositions: ReadonlySet<string> = words(`
  with to into by from on onto in inside of off at under underneath behind over above below beside near next across
  along through for against around between as like so where that which
`)

/** Words that name nothing. */
export const smallWords: ReadonlySet<string> = words(`
  a an the its his her their my our your some any more less much very really slightly little bit
  lot too quite rather even just please can could would you i we be is are was were and or then also up down out
  away back again now only there here one two three few several other another same new different completely
  fully totally gently subtly strongly slight subtle gentle strong nice nicely good better best natural naturally
  than while both each every left right top bottom side center centre front upper larger of
`)

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
